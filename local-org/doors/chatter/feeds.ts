/** Feeds: which there are, and the posts in them (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_feeds.htm). */

import { OrgError, type Row } from '../../org/index.ts'
import { type Answer, type Call, json, notFound } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { showFeedElement } from './feed-element.ts'
import { followedBy, groupsOf, isBookmarked } from './following.ts'
import { subjectId } from './person.ts'
import { rowsWith } from './rows-with.ts'

const usualPage = 25
const largestPage = 100

interface Feed {
  type: string
  label: string
  /** Whether its path names whose or of what it is. */
  hasSubject: boolean
  /** What tells whether a post is in it; `subject` is an id. */
  filter(call: Call, subject: string): (item: Row) => boolean
}

const everything = () => () => true
const onPageOf = (_: Call, subject: string) => (item: Row) => item['ParentId'] === subject

/** Own posts, those on one's page, and those by or on what one follows or belongs to. */
function newsOf(call: Call, subject: string): (item: Row) => boolean {
  const followed = new Set([subject, ...followedBy(call, subject), ...groupsOf(call, subject)])
  return ({ ParentId, CreatedById }) => followed.has(String(ParentId)) || followed.has(String(CreatedById))
}

function ofGroups(call: Call, subject: string): (item: Row) => boolean {
  const groups = groupsOf(call, subject)
  return ({ ParentId }) => groups.has(String(ParentId))
}

function onTopic(call: Call, subject: string): (item: Row) => boolean {
  const posts = new Set(rowsWith(call, 'TopicAssignment', 'TopicId', subject).map((row) => String(row['EntityId'])))
  return ({ Id }) => posts.has(Id)
}

const feeds: Record<string, Feed> = {
  news: { type: 'News', label: 'What I Follow', hasSubject: true, filter: newsOf },
  to: { type: 'To', label: 'To Me', hasSubject: true, filter: onPageOf },
  bookmarks: {
    type: 'Bookmarks',
    label: 'Bookmarked',
    hasSubject: true,
    filter: (call) => (item) => isBookmarked(call, item),
  },
  company: { type: 'Company', label: 'All Company', hasSubject: false, filter: everything },
  files: { type: 'Files', label: 'Files', hasSubject: true, filter: () => (item) => item['HasContent'] === true },
  groups: { type: 'Groups', label: 'Groups', hasSubject: true, filter: ofGroups },
  people: {
    type: 'People',
    label: 'People',
    hasSubject: true,
    filter: () => (item) => String(item['ParentId']).startsWith('005'),
  },
  'user-profile': {
    type: 'UserProfile',
    label: 'Profile',
    hasSubject: true,
    filter: (_, subject) => (item) => item['ParentId'] === subject || item['CreatedById'] === subject,
  },
  topics: {
    type: 'Topics',
    label: 'Topics',
    hasSubject: true,
    filter: onTopic,
  },
  record: {
    type: 'Record',
    label: 'Record',
    hasSubject: true,
    filter: onPageOf,
  },
}

/** Feeds of the caller's own page; the others belong to a record or to another user. */
const listed = ['news', 'to', 'bookmarks', 'company', 'files', 'groups', 'people']

/** GET /chatter/feeds */
export function listFeeds(call: Call): Answer {
  const entries = listed.map((name) => {
    const { type, label, hasSubject } = feeds[name]!
    const url = chatterUrl(call, `feeds/${name}${hasSubject ? '/me' : ''}`)
    const shown = { feedElementsUrl: `${url}/feed-elements`, feedItemsUrl: `${url}/feed-items`, feedType: type }
    return { ...shown, feedUrl: url, keyPrefix: null, label, redirectedFeedSort: null, redirectedFeedType: null }
  })
  return json({ favorites: [], favoritesUrl: chatterUrl(call, 'feeds/favorites/me'), feeds: entries })
}

/** GET /chatter/feeds/{feed}[/{subject}] */
export function showFeed(call: Call): Answer {
  const { label, type, url } = feedOf(call)
  return json({ feedElementsUrl: `${url}/feed-elements`, feedType: type, feedUrl: url, label })
}

/** What is newer than a token: tokens are moments, in ms. Throws for what is none. */
function since(token: string | null): (item: Row) => boolean {
  if (token === null) return () => true
  const moment = Number(/^2:(\d+)$/.exec(token)?.[1])
  if (Number.isNaN(moment)) throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Invalid token: ${token}`)
  return ({ LastModifiedDate }) => Number(LastModifiedDate) > moment
}

/** GET /chatter/feeds/{feed}/{subject}/is-modified?since=token: asked again and again by who waits for news. */
export function isModified(call: Call): Answer {
  const { filter, subject, url } = feedOf(call)
  const isNew = since(call.query.get('since'))
  const isIn = filter(call, subject)
  const found = [...call.view.table('FeedItem').all()].some((item) => isNew(item) && isIn(item))
  const isModifiedToken = tokenNow(call)
  return json({ isModified: found, isModifiedToken, nextPollUrl: `${url}/is-modified?since=${isModifiedToken}` })
}

const tokenNow = (call: Call) => `2:${call.view.now()}`

/** GET …/feed-elements?pageSize=25&page=0&sort=CreatedDateDesc&q=word&updatedSince=token */
export function feedElements(call: Call): Answer {
  const { filter, subject, url } = feedOf(call)
  const stamp = call.query.get('sort')?.startsWith('LastModified') ? 'LastModifiedDate' : 'CreatedDate'
  const word = call.query.get('q')?.toLowerCase()
  const says = (item: Row) =>
    word === undefined ||
    String(item['Body'] ?? '')
      .toLowerCase()
      .includes(word)
  const isNew = since(call.query.get('updatedSince'))
  const items = [...call.view.table('FeedItem').all()]
    .filter(filter(call, subject))
    .filter((item) => isNew(item) && says(item))
  items.sort((a, b) => Number(b[stamp]) - Number(a[stamp]) || (a.Id < b.Id ? 1 : -1))
  const page = elementPage(call, items, `${url}/feed-elements`, word === undefined ? {} : { q: word })
  const token = tokenNow(call)
  return json({
    ...page,
    isModifiedToken: token,
    isModifiedUrl: `${url}/is-modified?since=${token}`,
    updatesToken: token,
    updatesUrl: `${url}/feed-elements?updatedSince=${token}`,
  })
}

/** The page of posts a call asks for; `url` is the address of the list, `asked` what else its pages are asked with. */
export function elementPage(call: Call, items: readonly Row[], url: string, asked: Record<string, string>) {
  const size = Math.min(largestPage, Number.parseInt(call.query.get('pageSize') ?? '', 10) || usualPage)
  const start = Number.parseInt(call.query.get('page') ?? '', 10) || 0
  const pageUrl = (page: number) =>
    `${url}?${new URLSearchParams({ page: String(page), pageSize: String(size), ...asked })}`
  const next = start + size < items.length ? start + size : undefined
  return {
    currentPageToken: String(start),
    currentPageUrl: pageUrl(start),
    elements: items.slice(start, start + size).map((item) => showFeedElement(call, item)),
    isModifiedToken: null,
    isModifiedUrl: null,
    nextPageToken: next === undefined ? null : String(next),
    nextPageUrl: next === undefined ? null : pageUrl(next),
    updatesToken: null,
    updatesUrl: null,
  }
}

function feedOf(call: Call): Feed & { subject: string; url: string } {
  const { feed: name = '', subject: named } = call.params
  const feed = feeds[name.toLowerCase()]
  if (!feed || feed.hasSubject !== (named !== undefined)) throw notFound()
  const url = chatterUrl(call, `feeds/${name}${named === undefined ? '' : `/${named}`}`)
  return { ...feed, subject: subjectId(call, named ?? ''), url }
}

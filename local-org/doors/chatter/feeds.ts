/** Feeds: which there are, and the posts in them (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_feeds.htm). */

import type { Row } from '../../org/index.ts'
import { type Answer, type Call, json, notFound } from '../wire/index.ts'
import { showFeedElement } from './feed-element.ts'
import { chatterUrl, subjectId } from './person.ts'

const usualPage = 25
const largestPage = 100

interface Feed {
  type: string
  label: string
  /** Whether its path names whose or of what it is. */
  hasSubject: boolean
  /** Whether a post is in it; `subject` is an id. */
  holds(item: Row, subject: string): boolean
}

const feeds: Record<string, Feed> = {
  news: { type: 'News', label: 'What I Follow', hasSubject: true, holds: () => true },
  to: { type: 'To', label: 'To Me', hasSubject: true, holds: (item, subject) => item['ParentId'] === subject },
  bookmarks: { type: 'Bookmarks', label: 'Bookmarked', hasSubject: true, holds: () => false },
  company: { type: 'Company', label: 'All Company', hasSubject: false, holds: () => true },
  files: { type: 'Files', label: 'Files', hasSubject: true, holds: (item) => item['HasContent'] === true },
  groups: { type: 'Groups', label: 'Groups', hasSubject: true, holds: () => false },
  people: {
    type: 'People',
    label: 'People',
    hasSubject: true,
    holds: (item) => String(item['ParentId']).startsWith('005'),
  },
  'user-profile': {
    type: 'UserProfile',
    label: 'Profile',
    hasSubject: true,
    holds: (item, subject) => item['ParentId'] === subject || item['CreatedById'] === subject,
  },
  record: {
    type: 'Record',
    label: 'Record',
    hasSubject: true,
    holds: (item, subject) => item['ParentId'] === subject,
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

/** GET …/feed-elements?pageSize=25&page=0&sort=CreatedDateDesc */
export function feedElements(call: Call): Answer {
  const { holds, subject, url } = feedOf(call)
  const size = Math.min(largestPage, Number.parseInt(call.query.get('pageSize') ?? '', 10) || usualPage)
  const start = Number.parseInt(call.query.get('page') ?? '', 10) || 0
  const stamp = call.query.get('sort')?.startsWith('LastModified') ? 'LastModifiedDate' : 'CreatedDate'
  const items = [...call.view.table('FeedItem').all()].filter((item) => holds(item, subject))
  items.sort((a, b) => Number(b[stamp]) - Number(a[stamp]) || (a.Id < b.Id ? 1 : -1))
  const page = items.slice(start, start + size)
  const next = start + size < items.length ? String(start + size) : null
  const elements = `${url}/feed-elements`
  return json({
    currentPageToken: String(start),
    currentPageUrl: `${elements}?page=${start}&pageSize=${size}`,
    elements: page.map((item) => showFeedElement(call, item)),
    isModifiedToken: null,
    isModifiedUrl: null,
    nextPageToken: next,
    nextPageUrl: next === null ? null : `${elements}?page=${next}&pageSize=${size}`,
    updatesToken: null,
    updatesUrl: null,
  })
}

function feedOf(call: Call): Feed & { subject: string; url: string } {
  const { feed: name = '', subject: named } = call.params
  const feed = feeds[name.toLowerCase()]
  if (!feed || feed.hasSubject !== (named !== undefined)) throw notFound()
  const url = chatterUrl(call, `feeds/${name}${named === undefined ? '' : `/${named}`}`)
  return { ...feed, subject: subjectId(call, named ?? ''), url }
}

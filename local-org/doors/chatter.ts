/** Chatter: users, feeds, posts, comments, likes (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources.htm). */

import { OrgError, type Row } from '../org/index.ts'
import { askedPage } from './chatter/asked-page.ts'
import { chatterUrl } from './chatter/chatter-url.ts'
import { likesOf, pageOf, showComment, showLike } from './chatter/comment.ts'
import { capabilityUrl, showFeedElement } from './chatter/feed-element.ts'
import { elementPage, feedElements, isModified, listFeeds, showFeed } from './chatter/feeds.ts'
import { fileOf } from './chatter/file.ts'
import { isBookmarked, setBookmark } from './chatter/following.ts'
import { change, make } from './chatter/make.ts'
import { readMessage } from './chatter/message.ts'
import { subjectId, userDetail, userOf } from './chatter/person.ts'
import { makeChoices, pollChoices } from './chatter/poll.ts'
import { rowsWith } from './chatter/rows-with.ts'
import { attachShared, sharedPost } from './chatter/share.ts'
import { assignTags } from './chatter/topic.ts'
import { keepFile, readSent, type Sent } from './chatter/upload.ts'
import { objectOf, rowById, saveOne } from './rows/index.ts'
import { type Answer, type Call, empty, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/chatter'

/** So many stand on a page. */
const mostUsers = 100

function resources(call: Call): Answer {
  return json(Object.fromEntries(['feeds', 'groups', 'users'].map((name) => [name, chatterUrl(call, name)])))
}

function users(call: Call): Answer {
  const word = call.query.get('q')?.toLowerCase() ?? ''
  const all = [...call.view.table('User').all()].map((row) => userDetail(call, row))
  const found = all.filter(({ name }) => String(name).toLowerCase().includes(word))
  const { items, ...page } = askedPage(call, chatterUrl(call, 'users'), found, mostUsers)
  return json({ ...page, users: items })
}

/** A row of the feed by `:id`. Throws NOT_FOUND. */
function rowOf(call: Call, object: 'FeedItem' | 'FeedComment' | 'FeedLike'): Row {
  return rowById(call, objectOf(call, object), call.params['id'] ?? '')
}

function remove(call: Call, object: 'FeedItem' | 'FeedComment' | 'FeedLike'): Answer {
  const [, refused] = saveOne(call, { op: 'delete', object, id: rowOf(call, object).Id })
  return refused ?? empty(204)
}

/** POST /feed-elements, or to the feed of a record. */
function post(call: Call): Answer {
  const { input, file } = readSent(call)
  const { body, subjectId: named, capabilities } = input
  const subject = call.params['subject'] ?? named
  if (typeof subject !== 'string') throw new OrgError('MISSING_ARGUMENT', 'subjectId is required.')
  const wished = isObject(capabilities) ? capabilities : {}
  const poll = isObject(wished['poll']) ? pollChoices(wished['poll']['choices']) : []
  const shared = isObject(wished['feedEntityShare'])
    ? sharedPost(call, wished['feedEntityShare']['feedEntityId'])
    : undefined
  const { text, isRich } = readMessage(call, body)
  const values = { ParentId: subjectId(call, subject), Body: text, IsRichText: isRich, ...attached(call, wished, file) }
  const item = make(call, 'FeedItem', poll.length > 0 ? { ...values, Type: 'PollPost' } : values)
  makeChoices(call, item, poll)
  attachShared(call, item, shared)
  assignTags(call, item.Id, text)
  return json(showFeedElement(call, item), 201)
}

/** What comes with a post: an address, a file that is there already or comes along, the title of a question. */
function attached(call: Call, wished: Record<string, unknown>, file: Sent['file']): Record<string, unknown> {
  const { link, questionAndAnswers } = wished
  if (isObject(questionAndAnswers)) return { Type: 'QuestionPost', Title: questionAndAnswers['questionTitle'] }
  if (isObject(link)) return { LinkUrl: link['url'], Title: link['urlName'] }
  const version = attachedFile(call, wished, file)
  return version ? { RelatedRecordId: version.Id, Title: version['Title'] } : {}
}

/** The version of a file that a post or a comment carries. */
function attachedFile(call: Call, { content, files }: Record<string, unknown>, file: Sent['file']): Row | undefined {
  if (file) return keepFile(call, file, isObject(content) ? content : {})
  const [first]: unknown[] = isObject(files) && Array.isArray(files['items']) ? files['items'] : []
  const id = (isObject(content) && content['contentDocumentId']) || (isObject(first) && first['id'])
  return id ? fileOf(call, String(id)).version : undefined
}

/** GET and PATCH …/capabilities/bookmarks {isBookmarkedByCurrentUser}. */
function bookmark(call: Call, wish?: Record<string, unknown>): Answer {
  const item = rowOf(call, 'FeedItem')
  if (wish) setBookmark(call, item, wish['isBookmarkedByCurrentUser'] === true)
  return json({ isBookmarkedByCurrentUser: isBookmarked(call, item) })
}

function edit(call: Call): Answer {
  const item = rowOf(call, 'FeedItem')
  const { text, isRich } = readMessage(call, payloadObject(call)['body'])
  const stamps = {
    LastEditById: call.session.userId,
    LastEditDate: call.view.now(),
    Revision: Number(item['Revision'] ?? 1) + 1,
  }
  const values = { Body: text, IsRichText: isRich }
  change(call, { object: 'FeedItem', id: item.Id }, values)
  return json(showFeedElement(call, change(call, { object: 'FeedItem', id: item.Id }, stamps, { asSystem: true })))
}

/** GET /feed-elements?q=word: posts that say it, the newest first. */
function search(call: Call): Answer {
  const word = call.query.get('q')?.toLowerCase() ?? ''
  if (word.length < 2)
    throw new OrgError('MISSING_ARGUMENT', 'Specify a search string of at least two characters in q.')
  const items = [...call.view.table('FeedItem').all()].filter((item) =>
    String(item['Body'] ?? '')
      .toLowerCase()
      .includes(word),
  )
  items.sort((a, b) => Number(b['CreatedDate']) - Number(a['CreatedDate']) || (a.Id < b.Id ? 1 : -1))
  return json(elementPage(call, items, chatterUrl(call, 'feed-elements'), { q: word }))
}

function comments(call: Call): Answer {
  const { Id } = rowOf(call, 'FeedItem')
  const found = rowsWith(call, 'FeedComment', 'FeedItemId', Id).map((comment) => showComment(call, comment))
  return json(pageOf(capabilityUrl(call, Id, 'comments'), found))
}

function comment(call: Call): Answer {
  const { input, file } = readSent(call)
  const version = attachedFile(call, isObject(input['capabilities']) ? input['capabilities'] : {}, file)
  const values = {
    FeedItemId: rowOf(call, 'FeedItem').Id,
    CommentBody: readMessage(call, input['body']).text,
    ...(version ? { RelatedRecordId: version.Id, CommentType: 'ContentComment' } : {}),
  }
  return json(showComment(call, make(call, 'FeedComment', values)), 201)
}

function editComment(call: Call): Answer {
  const { Id } = rowOf(call, 'FeedComment')
  const CommentBody = readMessage(call, payloadObject(call)['body']).text
  return json(showComment(call, change(call, { object: 'FeedComment', id: Id }, { CommentBody })))
}

function like(call: Call, object: 'FeedItem' | 'FeedComment'): Answer {
  const { Id } = rowOf(call, object)
  const known = rowsWith(call, 'FeedLike', 'FeedEntityId', Id).find((row) => row['CreatedById'] === call.session.userId)
  const values = { FeedEntityId: Id, ...(object === 'FeedItem' ? { FeedItemId: Id } : {}) }
  return json(showLike(call, known ?? make(call, 'FeedLike', values)), 201)
}

function likes(call: Call, object: 'FeedItem' | 'FeedComment'): Answer {
  const { Id } = rowOf(call, object)
  const isItem = object === 'FeedItem'
  const url = isItem ? capabilityUrl(call, Id, 'chatter-likes') : chatterUrl(call, `comments/${Id}/likes`)
  return json(likesOf(call, Id, url))
}

const element = `${base}/feed-elements/:id`
const feeds = `${base}/feeds`
const ofComment = `${base}/comments/:id`

export const partly = [
  'Favourites, who has read what and streams are not there.',
  'Tags, addresses and mentions are found in the text again when it is read.',
]

export const routes: Route[] = [
  { method: 'GET', path: base, run: resources },
  { method: 'GET', path: `${base}/users`, run: users },
  {
    method: 'GET',
    path: `${base}/users/:id`,
    run: (call) => json(userDetail(call, userOf(call, call.params['id'] ?? ''))),
  },
  { method: 'GET', path: feeds, run: listFeeds },
  { method: 'GET', path: `${feeds}/:feed`, run: showFeed },
  { method: 'GET', path: `${feeds}/:feed/:subject`, run: showFeed },
  { method: 'GET', path: `${feeds}/:feed/feed-elements`, run: feedElements },
  { method: 'GET', path: `${feeds}/:feed/is-modified`, run: isModified },
  { method: 'GET', path: `${feeds}/:feed/:subject/is-modified`, run: isModified },
  { method: 'GET', path: `${feeds}/:feed/:subject/feed-elements`, run: feedElements },
  { method: 'POST', path: `${feeds}/:feed/:subject/feed-elements`, run: post },
  { method: 'POST', path: `${base}/feed-elements`, run: post },
  { method: 'GET', path: `${base}/feed-elements`, run: search },
  { method: 'GET', path: element, run: (call) => json(showFeedElement(call, rowOf(call, 'FeedItem'))) },
  { method: 'PATCH', path: element, run: edit },
  { method: 'DELETE', path: element, run: (call) => remove(call, 'FeedItem') },
  { method: 'GET', path: `${element}/capabilities/bookmarks`, run: (call) => bookmark(call) },
  { method: 'PATCH', path: `${element}/capabilities/bookmarks`, run: (call) => bookmark(call, payloadObject(call)) },
  { method: 'GET', path: `${element}/capabilities/comments/items`, run: comments },
  { method: 'POST', path: `${element}/capabilities/comments/items`, run: comment },
  { method: 'GET', path: `${element}/capabilities/chatter-likes/items`, run: (call) => likes(call, 'FeedItem') },
  { method: 'POST', path: `${element}/capabilities/chatter-likes/items`, run: (call) => like(call, 'FeedItem') },
  { method: 'GET', path: ofComment, run: (call) => json(showComment(call, rowOf(call, 'FeedComment'))) },
  { method: 'PATCH', path: ofComment, run: editComment },
  { method: 'DELETE', path: ofComment, run: (call) => remove(call, 'FeedComment') },
  { method: 'GET', path: `${ofComment}/likes`, run: (call) => likes(call, 'FeedComment') },
  { method: 'POST', path: `${ofComment}/likes`, run: (call) => like(call, 'FeedComment') },
  { method: 'GET', path: `${base}/likes/:id`, run: (call) => json(showLike(call, rowOf(call, 'FeedLike'))) },
  { method: 'DELETE', path: `${base}/likes/:id`, run: (call) => remove(call, 'FeedLike') },
]

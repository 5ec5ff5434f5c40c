/** Comments and likes as Chatter shows them. */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { contentCapability } from './content-capability.ts'
import { messageBody } from './message.ts'
import { userOf, userSummary } from './person.ts'
import { rowsWith } from './rows-with.ts'

/** One page that holds everything: what hangs on a post is short. */
export function pageOf(url: string, items: unknown[]): Record<string, unknown> {
  return {
    currentPageToken: 0,
    currentPageUrl: url,
    items,
    nextPageToken: null,
    nextPageUrl: null,
    previousPageToken: null,
    previousPageUrl: null,
    total: items.length,
  }
}

/** Likes of a post or comment; `url` is the address of the list. */
export function likesOf(call: Call, id: string, url: string): Record<string, unknown> {
  const likes = rowsWith(call, 'FeedLike', 'FeedEntityId', id)
  return pageOf(
    url,
    likes.map((like) => showLike(call, like)),
  )
}

/** The caller's own like of something, if there is one. */
export function myLike(call: Call, id: string): { id: string; url: string } | null {
  const mine = rowsWith(call, 'FeedLike', 'FeedEntityId', id).find(
    (like) => like['CreatedById'] === call.session.userId,
  )
  return mine ? { id: mine.Id, url: chatterUrl(call, `likes/${mine.Id}`) } : null
}

export function showLike(call: Call, like: Row): Record<string, unknown> {
  const liked = String(like['FeedEntityId'])
  const kind = liked.startsWith('0D7') ? 'comments' : 'feed-elements'
  return {
    id: like.Id,
    likedItem: { id: liked, url: chatterUrl(call, `${kind}/${liked}`) },
    url: chatterUrl(call, `likes/${like.Id}`),
    user: userSummary(call, userOf(call, String(like['CreatedById']))),
  }
}

export function showComment(call: Call, comment: Row): Record<string, unknown> {
  const item = String(comment['FeedItemId'])
  return {
    attachment: null,
    body: messageBody(call, comment['CommentBody']),
    capabilities: contentCapability(call, comment),
    clientInfo: null,
    createdDate: instant(comment['CreatedDate']),
    feedElement: { id: item, url: chatterUrl(call, `feed-elements/${item}`) },
    id: comment.Id,
    isDeleteRestricted: false,
    likes: likesOf(call, comment.Id, chatterUrl(call, `comments/${comment.Id}/likes`)),
    likesMessage: null,
    moderationFlags: null,
    myLike: myLike(call, comment.Id),
    type: comment['CommentType'],
    url: chatterUrl(call, `comments/${comment.Id}`),
    user: userSummary(call, userOf(call, String(comment['CreatedById']))),
  }
}

/** 'Z' where other resources say '+0000'. */
export function instant(value: unknown): string | null {
  return typeof value === 'number' ? new Date(value).toISOString() : null
}

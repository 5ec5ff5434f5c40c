/** A post as Chatter shows it (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_feed_item.htm). */

import type { Row } from '../../org/index.ts'
import { nameOf } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { instant, likesOf, myLike, pageOf, rowsWith, showComment } from './comment.ts'
import { messageBody } from './message.ts'
import { chatterUrl, motif, userOf, userSummary } from './person.ts'

export function showFeedElement(call: Call, item: Row): Record<string, unknown> {
  const actor = userSummary(call, userOf(call, String(item['CreatedById'])))
  return {
    actor,
    body: messageBody(item['Body']),
    canShare: false,
    capabilities: capabilities(call, item),
    clientInfo: null,
    createdDate: instant(item['CreatedDate']),
    event: item['Type'] === 'TrackedChange',
    feedElementType: 'FeedItem',
    hasVerifiedComment: false,
    header: messageBody(actor['name']),
    id: item.Id,
    isDeleteRestricted: false,
    isSharable: false,
    modifiedDate: instant(item['LastModifiedDate']),
    originalFeedItem: null,
    originalFeedItemActor: null,
    parent: parentOf(call, String(item['ParentId'])),
    photoUrl: null,
    relativeCreatedDate: instant(item['CreatedDate']),
    type: item['Type'],
    url: chatterUrl(call, `feed-elements/${item.Id}`),
    visibility: 'AllUsers',
  }
}

/** The addresses below a post. */
export function capabilityUrl(call: Call, id: string, capability: 'comments' | 'chatter-likes'): string {
  return chatterUrl(call, `feed-elements/${id}/capabilities/${capability}/items`)
}

function capabilities(call: Call, item: Row): Record<string, unknown> {
  const comments = rowsWith(call, 'FeedComment', 'FeedItemId', item.Id).map((comment) => showComment(call, comment))
  const mine = myLike(call, item.Id)
  const link = item['LinkUrl'] ? { link: { url: item['LinkUrl'], urlName: item['Title'] ?? item['LinkUrl'] } } : {}
  return {
    bookmarks: { isBookmarkedByCurrentUser: false },
    chatterLikes: {
      isLikedByCurrentUser: mine !== null,
      likesMessage: null,
      myLike: mine,
      page: likesOf(call, item.Id, capabilityUrl(call, item.Id, 'chatter-likes')),
    },
    comments: { page: pageOf(capabilityUrl(call, item.Id, 'comments'), comments) },
    ...link,
  }
}

/** The user or record a post belongs to. */
function parentOf(call: Call, id: string): Record<string, unknown> | null {
  for (const object of call.view.objects()) {
    if (object.keyPrefix !== id.slice(0, 3)) continue
    const row = call.view.table(object.name).get(id)
    if (!row) return null
    if (object.name === 'User') return userSummary(call, row)
    const url = chatterUrl(call, `records/${id}`)
    const shown = { motif: motif(call, id.slice(0, 3)), mySubscription: null, recordViewUrl: null }
    return { id, name: nameOf(object, row), type: object.name, url, ...shown }
  }
  return null
}

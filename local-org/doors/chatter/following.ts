/** Who follows whom and what (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_subscription.htm). */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { rowsWith } from './rows-with.ts'

/** The caller's own subscription to a person or record, short; null when there is none. */
export function mySubscription(call: Call, id: string): { id: string; url: string } | null {
  const mine = rowsWith(call, 'EntitySubscription', 'ParentId', id).find(
    (row) => row['SubscriberId'] === call.session.userId,
  )
  return mine ? { id: mine.Id, url: chatterUrl(call, `subscriptions/${mine.Id}`) } : null
}

/** Ids of the persons and records a user follows. */
export function followedBy(call: Call, userId: string): Set<string> {
  return new Set(rowsWith(call, 'EntitySubscription', 'SubscriberId', userId).map((row) => String(row['ParentId'])))
}

/** Ids of the groups a user belongs to. */
export function groupsOf(call: Call, userId: string): Set<string> {
  const rows = rowsWith(call, 'CollaborationGroupMember', 'MemberId', userId)
  return new Set(rows.map((row) => String(row['CollaborationGroupId'])))
}

/** What the caller has put a bookmark on. */
const room = 'chatter-bookmarks'

function bookmarkKey(call: Call, id: string): string {
  return `${call.session.userId} ${id}`
}

export function isBookmarked(call: Call, { Id }: Row): boolean {
  return call.instance.org.notes.get(room, bookmarkKey(call, Id))?.value === true
}

export function setBookmark(call: Call, { Id }: Row, isSet: boolean): void {
  call.instance.org.notes.set(room, bookmarkKey(call, Id), isSet)
}

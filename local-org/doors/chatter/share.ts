/** Posts that share another post (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_feed_element_capability_share.htm). */

import { OrgError, type Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { instant } from './comment.ts'
import { make } from './make.ts'
import { messageBody } from './message.ts'
import { userOf, userSummary } from './person.ts'
import { recordSummary } from './record.ts'
import { rowsWith } from './rows-with.ts'

/** The post a wish wants to share; undefined when it wants none. Throws NOT_FOUND. */
export function sharedPost(call: Call, wish: unknown): Row | undefined {
  if (typeof wish !== 'string') return undefined
  const post = call.view.table('FeedItem').get(wish)
  if (!post) throw new OrgError('NOT_FOUND', 'The requested resource does not exist')
  return post
}

export function attachShared(call: Call, item: Row, shared: Row | undefined): void {
  if (!shared) return
  make(call, 'FeedAttachment', { FeedEntityId: item.Id, Type: 'FeedEntity', RecordId: shared.Id }, { asSystem: true })
}

/** The `feedEntityShare` capability; undefined for a post that shares none. */
export function shareCapability(call: Call, item: Row): Record<string, unknown> | undefined {
  const [attachment] = rowsWith(call, 'FeedAttachment', 'FeedEntityId', item.Id).filter(
    (row) => row['Type'] === 'FeedEntity',
  )
  const shared = attachment && call.view.table('FeedItem').get(String(attachment['RecordId']))
  if (!shared) return undefined
  const feedEntity = {
    actor: userSummary(call, userOf(call, String(shared['CreatedById']))),
    body: messageBody(call, shared['Body'], shared['IsRichText'] === true),
    createdDate: instant(shared['CreatedDate']),
    id: shared.Id,
    isEntityAvailable: true,
    parent: recordSummary(call, String(shared['ParentId'])),
    relativeCreatedDate: instant(shared['CreatedDate']),
    url: chatterUrl(call, `feed-elements/${shared.Id}`),
  }
  return { feedEntity }
}

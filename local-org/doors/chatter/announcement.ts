/** What a group wants everybody to see for a while (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_announcement.htm). */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { instant } from './comment.ts'
import { messageBody } from './message.ts'
import { rowsWith } from './rows-with.ts'

/** The announcements of a group that have not ended, the newest first. */
export function announcementsOf(call: Call, groupId: string): Row[] {
  const now = call.view.now()
  const current = rowsWith(call, 'Announcement', 'ParentId', groupId).filter(
    (row) => Number(row['ExpirationDate']) > now,
  )
  return current.reverse()
}

export function showAnnouncement(call: Call, row: Row): Record<string, unknown> {
  const id = String(row['FeedItemId'])
  const item = call.view.table('FeedItem').get(id)
  return {
    body: messageBody(call, item?.['Body'], item?.['IsRichText'] === true),
    expirationDate: instant(row['ExpirationDate']),
    feedElement: { id, url: chatterUrl(call, `feed-elements/${id}`) },
    id: row.Id,
    isArchived: row['IsArchived'] === true,
    sendEmails: row['SendEmails'] === true,
    url: chatterUrl(call, `announcements/${row.Id}`),
  }
}

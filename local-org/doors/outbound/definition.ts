/** An outbound message as an administrator sets it up, and when it speaks. */

import type { RecordChange } from '../../org/index.ts'

export interface OutboundMessage {
  /** ActionId of its notifications, 04k… */
  id: string
  name: string
  object: string
  endpointUrl: string
  /** Fields sent besides Id. */
  fields: string[]
  /** Which changes speak: new records only, or every save. */
  on: 'create' | 'create-or-update'
  /** SOQL condition that the record must meet; left out: every record. */
  condition?: string
  active: boolean
  /** Ships a session of the administrator along, for calls back. */
  includeSessionId: boolean
  /** API version of the URLs in the envelope, '60.0'. */
  apiVersion: string
  /** Wait before the second attempt, ms of org time; it doubles from then on, to two hours at most. */
  firstRetryMs: number
}

const speaking: Record<OutboundMessage['on'], ReadonlySet<RecordChange['changeType']>> = {
  create: new Set(['CREATE']),
  'create-or-update': new Set(['CREATE', 'UPDATE', 'UNDELETE']),
}

/** True when a change is of the kind the message is for; the condition is the sender's to ask. */
export function concerns(message: OutboundMessage, change: RecordChange): boolean {
  return message.active && message.object === change.object && speaking[message.on].has(change.changeType)
}

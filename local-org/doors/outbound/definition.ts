/** Which changes an outbound message speaks of. */

import type { OutboundMessage, RecordChange } from '../../org/index.ts'

const speaking: Record<OutboundMessage['on'], ReadonlySet<RecordChange['changeType']>> = {
  create: new Set(['CREATE']),
  'create-or-update': new Set(['CREATE', 'UPDATE', 'UNDELETE']),
}

/** True when a change is of the kind the message is for; the condition is the sender's to ask. */
export function concerns(message: OutboundMessage, change: RecordChange): boolean {
  return message.active && message.object === change.object && speaking[message.on].has(change.changeType)
}

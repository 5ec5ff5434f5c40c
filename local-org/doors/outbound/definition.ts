/** Which changes an outbound message speaks of. */

import type { OutboundMessage, RecordChange } from '../../org/index.ts'

const speaking: Record<OutboundMessage['on'], ReadonlySet<RecordChange['changeType']>> = {
  create: new Set(['CREATE']),
  'create-or-update': new Set(['CREATE', 'UPDATE', 'UNDELETE']),
}

/** What the org keeps up by itself: a change of nothing else is no save of the record. */
const derived = new Set(['LastActivityDate', 'HasOpenActivity'])

/** True when a change is of the kind the message is for; the condition is the sender's to ask. */
export function concerns(message: OutboundMessage, change: RecordChange): boolean {
  const { object, changeType, changedFields } = change
  if (!message.active || message.object !== object || !speaking[message.on].has(changeType)) return false
  return changeType !== 'UPDATE' || changedFields.some((name) => !derived.has(name))
}

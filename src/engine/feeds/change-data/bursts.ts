/** Cuts what arrived together into bursts that can each be taken as a whole. */
import type { ChangeMessage } from '../../../salesforce/pubsub/index.ts'

/** Within a burst nothing follows the deletion of a record, and no event comes twice. */
export function burstsOf(messages: ChangeMessage[]): ChangeMessage[][] {
  const bursts: ChangeMessage[][] = [[]]
  const known = new Set<string>()
  let gone = new Set<string>()
  for (const message of messages) {
    const key = `${message.object} ${message.transactionKey} ${message.sequenceNumber} ${message.changeType} ${message.recordIds.join()}`
    if (known.has(key)) continue
    known.add(key)
    if (message.recordIds.some((id) => gone.has(id))) {
      bursts.push([])
      gone = new Set()
    }
    bursts.at(-1)?.push(message)
    if (isDeletion(message)) for (const id of message.recordIds) gone.add(id)
  }
  return bursts
}

export function isDeletion({ changeType }: ChangeMessage): boolean {
  return changeType === 'DELETE' || changeType === 'GAP_DELETE'
}

/** More than 100,000 changes in one transaction: only that there were some. */
export function isOverflow({ changeType }: ChangeMessage): boolean {
  return changeType === 'GAP_OVERFLOW'
}

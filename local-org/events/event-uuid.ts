/** The UUID of an event: its publisher's own, or made from what never changes about it, so that it is the same at every reading. */

import { createHash } from 'node:crypto'
import type { BusEvent } from './event.ts'

/** In the form of version 4, unless the publisher chose it. */
export function eventUuid(event: BusEvent): string {
  const own = event.kind === 'platform' ? event.stamps?.id : undefined
  if (own) return own
  const { transactionKey, replayId } = event
  const bytes = createHash('md5').update(`${transactionKey}/${replayId}`).digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

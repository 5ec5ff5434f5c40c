/** Where a subscription begins. */

import { type EventBus, replayIdFromBytes } from '../events/index.ts'
import type { FetchRequest } from './messages.ts'
import { PubSubRefusal } from './refusal-codes.ts'

const starts: Record<FetchRequest['replayPreset'], (bus: EventBus, replayId: Buffer) => number> = {
  LATEST: (bus) => bus.last,
  EARLIEST: (bus) => bus.floor,
  CUSTOM(bus, replayId) {
    if (replayId.length === 0) throw new PubSubRefusal('subscription.fetch.replayid.validation.failed')
    const position = replayIdFromBytes(replayId)
    if (position === undefined || !isKept(bus, position))
      throw new PubSubRefusal('subscription.fetch.replayid.corrupted')
    return position
  },
}

/** The position after which events are sent. Throws PubSubRefusal for a replay id that is damaged or too old. */
export function startOf(bus: EventBus, { replayPreset, replayId }: FetchRequest): number {
  return starts[replayPreset](bus, replayId)
}

/** True when nothing after the position has been dropped yet. */
export function isKept(bus: EventBus, position: number): boolean {
  return position >= bus.floor && position <= bus.last
}

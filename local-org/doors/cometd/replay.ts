/** Where a subscription begins: Salesforce's replay extension. */

import type { EventBus } from '../../events/index.ts'
import { isObject } from '../wire/index.ts'
import type { Message } from './message.ts'

const newOnly = -1
const allKept = -2

/** The replay id asked for a channel: `ext.replay[channel]`; only new events when none was. */
export function replayOf({ ext }: Message, channel: string): number {
  const replay = ext?.['replay']
  const asked = isObject(replay) ? replay[channel] : undefined
  return asked === undefined || asked === null ? newOnly : Number(asked)
}

/** The position to read after, or undefined when the id is no longer (or never was) one to begin at. */
export function positionOf(bus: EventBus, replayId: number): number | undefined {
  if (replayId === newOnly) return bus.last
  if (replayId === allKept) return bus.floor
  return Number.isInteger(replayId) && replayId >= bus.floor && replayId <= bus.last ? replayId : undefined
}

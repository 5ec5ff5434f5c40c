/** Where a subscription begins: Salesforce's replay extension. */

import type { EventBus } from '../../events/index.ts'
import { isObject } from '../wire/index.ts'
import type { Message } from './message.ts'

const newOnly = -1
const allKept = -2

/**
 * The position to read a channel after, or the error: `ext.replay` names no such channel, or an id that is not kept. A map without
 * any channel, which nforce always sends, asks for no replay.
 */
export function positionOf(bus: EventBus, { ext }: Message, channel: string): number | string {
  const replay = ext?.['replay']
  if (!isObject(replay) || Object.keys(replay).length === 0) return bus.last
  const asked = replay[channel]
  if (asked === undefined || asked === null) return notNamed(replay, channel)
  const replayId = Number(asked)
  if (replayId === newOnly) return bus.last
  if (replayId === allKept) return bus.floor
  return Number.isInteger(replayId) && replayId >= bus.floor && replayId <= bus.last ? replayId : invalid(replayId)
}

function notNamed(replay: Record<string, unknown>, channel: string): string {
  const map = Object.entries(replay).map(([name, id]) => `${name}=${id}`)
  return `400::The replayId for channel {${channel}} wasn't found using the provided replay ID map {{${map.join(', ')}}}. Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.`
}

function invalid(id: number): string {
  const hint = 'Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.'
  return `400::The replayId {${id}} you provided was invalid.  ${hint}`
}

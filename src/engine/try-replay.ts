/** What giving past events to a workflow would do: the first of them gone through, nothing written. */
import type { EventReplay, RunDetail } from '../contract/index.ts'
import { type Acceptance, type ReplayRequest, replayable } from './events/index.ts'

/** @param dryRun of one event, by its position */
export async function tryReplay(
  to: Acceptance,
  request: ReplayRequest,
  tries: number,
  dryRun: (position: number) => Promise<RunDetail>,
): Promise<EventReplay> {
  const { atMost = 1000 } = request
  const found = await replayable(to, request)
  const trials: RunDetail[] = []
  for (const { position } of found.slice(0, tries)) trials.push(await dryRun(position))
  return { started: 0, events: Math.min(found.length, atMost), more: found.length > atMost, trials }
}

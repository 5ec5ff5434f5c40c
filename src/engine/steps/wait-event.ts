/** The event a run waits for: the first that fits, received since the run began, which no other wait of the run has used. */
import { type EventWait, fill } from '../../workflows/index.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { RunUnderWay } from '../runs/run.ts'
import type { FoundEvent } from '../waits/index.ts'
import type { Branch } from './branch.ts'
import type { Shop } from './shop.ts'

/** Positions of events that waits of this walk were given; of earlier walks the journal knows. */
const usedBy = new WeakMap<RunUnderWay, Set<number>>()

/** Null when it has not come; then the run is woken when it does. */
export async function eventFor(wait: EventWait, at: Branch, shop: Shop, entry: StepEntry): Promise<FoundEvent | null> {
  const match = await fill(wait.match, at.scope)
  const awaited = { event: wait.event, match }
  entry.input = awaited
  // First said, then looked: an event in between finds one of the two.
  if (at.run.journalled.get(entry.path)?.status !== 'waiting')
    await shop.waits.awaitEvent(at.run.id, entry.path, awaited)
  const used = usedBy.get(at.run) ?? new Set()
  usedBy.set(at.run, used)
  const found = await shop.waits.findEvent(at.run, awaited, used)
  if (!found || used.has(found.position)) return null
  used.add(found.position)
  return found
}

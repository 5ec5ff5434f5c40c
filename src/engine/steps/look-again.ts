/** When somebody who waits looks for himself, in case nobody woke him: soon at first, then ever more seldom. */
import type { Clock } from '../clock.ts'

const soonestMs = 500
const latestMs = 60_000

/** In ms from now. */
export function lookAgainIn({ startedAt }: { startedAt: number }, clock: Clock): number {
  return Math.min(latestMs, Math.max(soonestMs, (clock.now() - startedAt) / 2))
}

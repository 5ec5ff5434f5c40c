/** When to poll an org again. */
import type { Problem } from '../../../problems.ts'

export interface Rhythm {
  /** While things happen. */
  pollSeconds: number
  /** At most, when nothing happens. */
  idleSeconds: number
}

export interface Beat {
  /** Polls without an event since the last event or wake. */
  quiet: number
  /** Polls that failed since the last that did not. */
  failures: number
  problem: Problem | null
  /** Rows were left because they were too fresh. */
  more: boolean
}

/** So many quiet polls pass before the pace slows, by half as much again each time. */
const patience = 5
const slower = 1.5

/** Rows are no longer hot after three seconds. */
const coldAfterSeconds = 3.5

/** While the allowance is used up at most twelve calls an hour; for a person to act, one a minute. */
const waits: Partial<Record<Problem['then'], number>> = { 'wait-for-allowance': 300, 'wait-for-connection': 60 }

/** Seconds until the next poll. */
export function pause({ pollSeconds, idleSeconds }: Rhythm, { quiet, failures, problem, more }: Beat): number {
  if (problem) return Math.max(pollSeconds, waits[problem.then] ?? Math.min(2 ** failures, 60))
  if (more) return Math.min(pollSeconds, coldAfterSeconds)
  return Math.min(pollSeconds * slower ** Math.max(0, quiet - patience), Math.max(pollSeconds, idleSeconds))
}

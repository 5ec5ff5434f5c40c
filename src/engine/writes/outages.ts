/**
 * Remembers which orgs are away. While one is, nothing is sent there: all who want to wait for the same moment, go out
 * together, and the first call that is answered ends it. So an hour's outage costs some dozens of calls, however many
 * runs there are, and none of their attempts.
 */
import type { Outcome } from '../../connector/index.ts'
import type { Problem } from '../../problems.ts'
import type { Clock } from '../clock.ts'

export interface Outages {
  /** To be told what a call brought. */
  heard(connectionId: string, outcomes: Outcome<unknown>[]): void
  /** While the org is away: until when to wait, in ms from now, and for what. */
  held(connectionId: string): { inMs: number; problem: Problem } | null
}

interface Outage {
  problem: Problem
  tries: number
  until: number
}

const firstMs = 1000
const longestMs = 60_000

/** Not the step's fault. A concurrency limit is none: there the org answers others. */
const away = new Set(['org-unavailable', 'org-unreachable'])

export const isAway = ({ code }: Problem): boolean => away.has(code)

export function createOutages(clock: Clock): Outages {
  const outages = new Map<string, Outage>()

  function begin(connectionId: string, problem: Problem): void {
    const known = outages.get(connectionId)
    // Others that were out at the same time bring the same news.
    if (known && known.until > clock.now()) return
    const tries = (known?.tries ?? 0) + 1
    const limit = Math.min(longestMs, firstMs * 2 ** (tries - 1))
    outages.set(connectionId, { problem, tries, until: clock.now() + limit * (0.5 + Math.random() / 2) })
  }

  return {
    heard(connectionId, outcomes) {
      const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem]))
      const found = problems.find(isAway)
      if (!found) outages.delete(connectionId)
      else if (problems.length === outcomes.length) begin(connectionId, found)
    },
    held(connectionId) {
      const outage = outages.get(connectionId)
      if (!outage || outage.until <= clock.now()) return null
      return { inMs: outage.until - clock.now(), problem: outage.problem }
    },
  }
}

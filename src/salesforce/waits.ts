/** How long to wait before trying again. Jitter keeps many callers from coming back in step. */
import { setTimeout } from 'node:timers/promises'
import type { Then } from '../problems.ts'

export interface Waits {
  /** First wait of a passing failure, ms; doubles each time. */
  retryMs: number
  /** Tries in all, the first included. */
  retryTries: number
  /** The same for rows that somebody else holds. */
  lockMs: number
  lockTries: number
  /** First pause before asking for the state of a bulk job; doubles each time, up to half a minute. */
  jobMs: number
}

export const defaultWaits: Waits = { retryMs: 500, retryTries: 4, lockMs: 2000, lockTries: 6, jobMs: 1000 }

const longestRetryAfterMs = 30_000

/**
 * Milliseconds until try number `tried + 1`, null when there is none. A passing failure waits anything up to its share
 * (full jitter); a lock waits at least half of it, since whoever holds the row needs that time. The server's own word wins.
 */
export function waitBefore(then: Then, tried: number, waits: Waits, retryAfter?: string): number | null {
  if (then === 'retry-lock') {
    return tried < waits.lockTries ? waits.lockMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2) : null
  }
  if (then !== 'retry' || tried >= waits.retryTries) return null
  const told = Number(retryAfter)
  if (told > 0) return Math.min(told * 1000, longestRetryAfterMs)
  return waits.retryMs * 2 ** (tried - 1) * Math.random()
}

/** Waits; less when the signal says so. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, signal && { signal }).catch(() => {})
}

/**
 * How often pushed changes may be read from the org: at once while little happens, and in the long run no more often than a
 * quarter of the polling interval allows, so that push does not eat the allowance of a busy org.
 */

export interface Pace {
  /** Milliseconds until the next reading is due; 0 now. */
  wait(now: number): number
  /** A reading was made. */
  spend(now: number): void
}

const atOnce = 30

export function readingPace(everyMs: number): Pace {
  let left = atOnce
  let filledAt = 0
  const fill = (now: number) => {
    left = Math.min(atOnce, left + (now - filledAt) / everyMs)
    filledAt = now
  }
  return {
    wait(now) {
      fill(now)
      return left >= 1 ? 0 : Math.ceil((1 - left) * everyMs)
    },
    spend(now) {
      fill(now)
      left -= 1
    },
  }
}

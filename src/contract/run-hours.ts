/** Runs by the hour. */

/** Runs that ended in one hour: how many, how long they took from being heard of to their end. */
export interface RunHour {
  hour: string
  succeeded: number
  failed: number
  /** Milliseconds; null when none ended. */
  p50: number | null
  p95: number | null
}

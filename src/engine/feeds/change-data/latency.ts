/** How long changes take from their commit in the org until they are in the event log. */

export interface Latency {
  /** Milliseconds. */
  add(ms: number): void
  /** Of the last thousand changes; null before the first. */
  read(): { p50: number; p95: number; last: number } | null
}

const kept = 1000

export function measureLatency(): Latency {
  let all: number[] = []
  return {
    add(ms) {
      all.push(Math.max(0, Math.round(ms)))
      if (all.length > 2 * kept) all = all.slice(-kept)
    },
    read() {
      const last = all.slice(-kept)
      const sorted = last.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
      return last.length > 0 ? { p50: at(0.5), p95: at(0.95), last: last.at(-1) ?? 0 } : null
    },
  }
}

/** Runs of each hour as bars, also of hours without a run. */
import type { RunHour } from '../contract.ts'
import type { Bars } from './usage-bars.ts'

const hourMs = 3_600_000

export function everyHour(items: RunHour[], hours: number, now: number): RunHour[] {
  const known = new Map(items.map((item) => [Date.parse(item.hour), item]))
  const last = Math.floor(now / hourMs) * hourMs
  return Array.from({ length: hours }, (_, index) => {
    const at = last - (hours - 1 - index) * hourMs
    return known.get(at) ?? { hour: new Date(at).toISOString(), succeeded: 0, failed: 0, p50: null, p95: null }
  })
}

export function runBars(hours: RunHour[]): Bars {
  const bars = hours.map(({ hour, succeeded, failed }) => ({
    at: hour,
    calls: succeeded + failed,
    parts: [
      { name: 'succeeded', calls: succeeded },
      { name: 'failed', calls: failed },
    ],
  }))
  return { hours: bars, names: ['succeeded', 'failed'], most: Math.max(1, ...bars.map(({ calls }) => calls)) }
}

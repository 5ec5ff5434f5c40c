/** Durations and calls as the command line and the page say them. */

/** 940 ms, 1.2 s; – while it is not over. */
export function took(ms: number | null): string {
  if (ms === null) return '–'
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** 1 call, 0.005 calls: shared calls are fractions. */
export function calls(n: number): string {
  const short = n >= 1 || n === 0 ? Number(n.toFixed(2)) : Number(n.toPrecision(2))
  return `${short} API call${short === 1 ? '' : 's'}`
}

/** The campaign's figures beside what they shall be. */
import { crashPoints } from '../../src/engine/crash-points.ts'
import type { CampaignResult } from './campaign.ts'

export interface Figure {
  name: string
  value: string
  goal: string
  held: boolean
  /** The first of what should not be there. */
  examples: string[]
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** The longest that 99 of 100 runs may take to go on after a kill. */
const resumedMs = 10_000

export function verdictOf({ crashes, resumedAfter, seconds, history }: CampaignResult, mostMs = resumedMs): Figure[] {
  const sorted = resumedAfter.toSorted((a, b) => a - b)
  const p99 = percentile(sorted, 0.99)
  const told = (name: string, value: string | number): Figure => ({
    name,
    value: String(value),
    goal: '',
    held: true,
    examples: [],
  })
  const none = (name: string, found: string[]): Figure => ({
    name,
    value: String(found.length),
    goal: '0',
    held: found.length === 0,
    examples: found.slice(0, 5),
  })
  return [
    told('kills at random moments', crashes.random),
    ...reachedPlaces(crashes),
    told('restarts of PostgreSQL', crashes.database),
    told('leads', history.leads),
    told('runs', history.runs),
    none('lost', history.lost),
    none('doubled', history.doubled),
    none('stuck', history.stuck),
    none('failed or in doubt', history.failed),
    none('journal and org differ', history.unlike),
    told('runs that went on after a kill', sorted.length),
    told('went on after, p50', `${percentile(sorted, 0.5)} ms`),
    { ...told('went on after, p99', `${p99} ms`), goal: `≤ ${mostMs.toLocaleString('en')} ms`, held: p99 <= mostMs },
    told('took', `${seconds.toFixed(0)} s`),
  ]
}

function reachedPlaces({ atPoints, wantedAtEach }: CampaignResult['crashes']): Figure[] {
  if (wantedAtEach === 0) return []
  return crashPoints.map((point) => {
    const times = atPoints[point] ?? 0
    const goal = `${wantedAtEach} times`
    return { name: `crashes at ${point}`, value: String(times), goal, held: times === wantedAtEach, examples: [] }
  })
}

export function table(figures: Figure[]): string {
  return figures
    .flatMap(({ name, value, goal, held, examples }) => [
      `${name.padEnd(34)} ${value.padStart(10)}  ${goal === '' ? '' : `${held ? 'holds' : 'MISSED'} ${goal}`}`.trimEnd(),
      ...examples.map((example) => `    ${example}`),
    ])
    .join('\n')
}

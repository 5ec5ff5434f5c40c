/** Steps of a run as bars on one line of time: when each began, how long it took, and what kind of time that was. */
import type { RunDetail, StepInfo } from '../contract.ts'

export interface Bar {
  step: StepInfo
  /** Share of the whole, 0 to 1. */
  from: number
  width: number
  kind: 'work' | 'wait' | 'failed' | 'open'
}

export interface Timeline {
  bars: Bar[]
  /** From being heard of to its first step: the run stood in line. */
  queued: number
  totalMs: number
}

const narrowest = 0.004

const kindOf = ({ kind, status }: StepInfo): Bar['kind'] => {
  if (status === 'failed' || status === 'in-doubt') return 'failed'
  if (kind === 'wait' || status === 'waiting') return 'wait'
  return status === 'running' ? 'open' : 'work'
}

export function timelineOf(run: RunDetail, now: number): Timeline {
  const begin = Date.parse(run.queuedAt)
  const ends = [run.finishedAt, ...run.steps.map(({ finishedAt }) => finishedAt)].map((at) =>
    at ? Date.parse(at) : now,
  )
  const over = run.finishedAt !== null
  const end = Math.max(over ? Date.parse(run.finishedAt ?? '') : now, ...(over ? [] : ends), begin + 1)
  const totalMs = end - begin
  const share = (ms: number) => Math.min(1, Math.max(0, ms / totalMs))
  const bars = run.steps.map((step): Bar => {
    const from = Date.parse(step.startedAt)
    const to = step.finishedAt ? Date.parse(step.finishedAt) : now
    const width = Math.max(narrowest, share(to - from))
    return { step, from: Math.min(share(from - begin), 1 - width), width, kind: kindOf(step) }
  })
  const first = Math.min(...run.steps.map(({ startedAt }) => Date.parse(startedAt)), end)
  return { bars, queued: share(first - begin), totalMs }
}

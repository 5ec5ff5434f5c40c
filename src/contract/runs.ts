/** Runs and their steps. */
import type { ProblemJson } from '../problems.ts'
import type { EventInfo } from './events.ts'

export type RunStatus = 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled' | 'in-doubt'

export interface RunInfo {
  id: string
  workflowId: string
  workflowName: string
  workflowVersion: number
  status: RunStatus
  outcome: string | null
  recordId: string | null
  /** A name for the record, when the event carried one. */
  recordName: string | null
  eventPosition: number | null
  queuedAt: string
  startedAt: string | null
  finishedAt: string | null
  ms: number | null
  attempt: number
  apiCalls: number
  /** A dry run: nothing was written. */
  trial: boolean
  problem: ProblemJson | null
}

export interface StepInfo {
  path: string
  kind: string
  title: string | null
  action: string | null
  status: 'running' | 'succeeded' | 'failed' | 'skipped' | 'waiting' | 'in-doubt'
  writeClass: string | null
  input: unknown
  output: unknown
  problem: ProblemJson | null
  attempt: number
  apiCalls: number
  sharedBy: number | null
  startedAt: string
  finishedAt: string | null
  ms: number | null
  /** Of a dry run: what the step would change. */
  plan: PlannedChange[] | null
}

/** What a step of a dry run would do to one record; `other` is more than a set of fields, `what` says it. */
export interface PlannedChange {
  does: 'create' | 'update' | 'delete' | 'other'
  connectionId: string | null
  object: string | null
  recordId: string | null
  recordName: string | null
  fields: { name: string; label: string; from: unknown; to: unknown; changed: boolean }[]
  what: string | null
}

export interface RunDetail extends RunInfo {
  steps: StepInfo[]
  event: EventInfo | null
}

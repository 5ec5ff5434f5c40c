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
  /** How a run that did nothing more ended: `filtered: …`, `stopped: …`. */
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
  /** A share: calls that several steps went out with are divided among them. */
  apiCalls: number
  sharedBy: number | null
  startedAt: string
  finishedAt: string | null
  ms: number | null
  /** Of a dry run: what the step would change. */
  plan: PlannedChange[] | null
}

export interface PlannedField {
  name: string
  label: string
  /** As it is now; null for a new record. */
  from: unknown
  to: unknown
  changed: boolean
}

/** What a step of a dry run would do to one record, or to the world outside. */
export interface PlannedChange {
  /** `other`: more than a set of fields, `what` says it. */
  does: 'create' | 'update' | 'delete' | 'other'
  connectionId: string | null
  object: string | null
  /** Of a new record the id that stands for it in this dry run. */
  recordId: string | null
  recordName: string | null
  fields: PlannedField[]
  what: string | null
}

export interface RunDetail extends RunInfo {
  steps: StepInfo[]
  event: EventInfo | null
}

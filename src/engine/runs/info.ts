/** Runs and steps as the API, the page and the terminal show them. */
import type { ProblemJson } from '../../problems.ts'
import type { PlannedChange } from '../trial/planned-change.ts'
import type { Journalled, RunStatus } from './run.ts'

export interface RunInfo {
  id: string
  workflowId: string
  workflowName: string
  workflowVersion: number
  status: RunStatus
  /** How a run that did nothing more ended: `filtered: …`, `stopped: …`. */
  outcome: string | null
  recordId: string | null
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
  status: Journalled['status']
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

export interface RunDetail extends RunInfo {
  steps: StepInfo[]
  event: EventInfo | null
}

export interface EventInfo {
  position: number
  connectionId: string
  feed: string
  object: string
  change: string
  recordId: string
  recordName: string | null
  occurredAt: string
  receivedAt: string
  record: Record<string, unknown>
  before: Record<string, unknown> | null
  /** It is nothing but what a run of ours wrote; `cause` is that run. */
  echo: boolean
  cause: string | null
}

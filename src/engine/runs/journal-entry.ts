/** What the journal keeps: one entry per step, and what becomes of the run. */
import type { ProblemJson } from '../../problems.ts'
import type { StepKind } from '../../workflows/index.ts'

export type StepStatus = 'running' | 'succeeded' | 'failed' | 'skipped' | 'waiting' | 'in-doubt'

export interface StepEntry {
  path: string
  kind: StepKind
  action: string | null
  status: StepStatus
  writeClass: string | null
  input: unknown
  output: unknown
  problem: ProblemJson | null
  attempt: number
  apiCalls: number
  sharedBy: number | null
  /** Org time just before a write was sent, ISO. */
  sentAt: string | null
  /** Epoch milliseconds of this server. */
  startedAt: number
  finishedAt: number | null
}

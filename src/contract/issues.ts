/** Runs that failed alike, and writes only people can judge. */
import type { ProblemJson } from '../problems.ts'

/** Failed runs with the same Problem at the same field of the same workflow. */
export interface IssueInfo {
  workflowId: string
  workflowName: string
  code: string
  field: string | null
  count: number
  since: string
  last: string
  sample: { runId: string; recordId: string | null; problem: ProblemJson }
}

/** What replaying runs that failed alike will do, or did. */
export interface ReplayInfo {
  like: { workflowId: string; code: string; field: string | null }
  failed: number
  starting: number
  /** Null when no run of the workflow has finished yet. */
  estimatedCalls: number | null
  minutes: number
  started: boolean
}

/** A write of which only people can find out whether it happened. */
export interface InDoubtInfo {
  runId: string
  path: string
  workflowId: string
  workflowName: string
  recordId: string | null
  action: string | null
  writeClass: string | null
  problem: ProblemJson | null
  evidence: { input: unknown; sentAt: string | null; startedAt: string; attempt: number }
}

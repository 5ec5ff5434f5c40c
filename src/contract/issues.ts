/** Runs that failed alike, and writes only people can judge. */
import type { ProblemJson } from '../problems.ts'

/** Failed runs with the same Problem at the same field of the same workflow. */
export interface IssueInfo {
  workflowId: string
  workflowName: string
  code: string
  field: string | null
  count: number
  /** When the first and the last of them failed. */
  since: string
  last: string
  /** The newest of them. */
  sample: { runId: string; recordId: string | null; problem: ProblemJson }
}

/** What replaying runs that failed alike will do, or did. */
export interface ReplayInfo {
  like: { workflowId: string; code: string; field: string | null }
  /** Runs that failed so; of them no more than a replay may start. */
  failed: number
  starting: number
  /** From what finished runs of the workflow cost, less what the failed ones have spent; null when none has finished. */
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
  /** What is known of it: what was to be written, when it was sent (org time), and how often it was tried. */
  evidence: { input: unknown; sentAt: string | null; startedAt: string; attempt: number }
}

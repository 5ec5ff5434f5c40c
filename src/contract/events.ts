/** The event log. */
import type { RunDetail, RunStatus } from './runs.ts'

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

/** An event with the runs it started, newest first. */
export interface EventDetail extends EventInfo {
  runs: { id: string; workflowId: string; workflowName: string | null; status: RunStatus }[]
}

/** How much of the log there is. */
export interface EventLogInfo {
  /** So long events are kept. */
  days: number
  events: number
  /** Positions. */
  first: number | null
  last: number | null
  oldestAt: string | null
  newestAt: string | null
}

export interface EventReplay {
  /** Runs; none of a dry run. */
  started: number
  /** Events the trigger accepts. */
  events: number
  /** There are more than were asked for. */
  more: boolean
  /** Of a dry run: the first ones, gone through with nothing written. */
  trials: RunDetail[]
}

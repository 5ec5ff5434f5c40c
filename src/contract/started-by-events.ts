/** What events started, the first time and again. */
import type { EventInfo } from './events.ts'
import type { RunDetail, RunStatus } from './runs.ts'

/** An event with the runs it started, newest first. */
export interface EventDetail extends EventInfo {
  runs: { id: string; workflowId: string; workflowName: string | null; status: RunStatus }[]
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

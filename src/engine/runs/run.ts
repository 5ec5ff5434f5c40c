/** One run while this server walks it. */
import type { RunStatus } from '../../contract/index.ts'
import type { Problem, ProblemJson } from '../../problems.ts'
import type { WorkflowVersion } from '../../workflows/index.ts'
import type { StepEntry } from './journal-entry.ts'

export interface RunEvent {
  position: number
  connectionId: string
  feed: string
  object: string
  change: string
  recordId: string
  occurredAt: Date
  record: Record<string, unknown>
  before: Record<string, unknown> | null
}

/** A finished or begun step as an earlier claim of this run left it. */
export type Journalled = Pick<StepEntry, 'status' | 'output' | 'problem' | 'attempt'> & {
  sentAt: Date | null
  startedAt: Date
}

/** What a person changed in the run that is repeated. */
export interface Edit {
  /** Journal path of the step it concerns; null: what the trigger brought. */
  from: string | null
  /** What that step, or without one the whole run, reads instead of what it read. */
  input: Record<string, unknown>
}

export interface RunUnderWay {
  id: string
  workflow: WorkflowVersion
  event: RunEvent | null
  recordId: string | null
  /** The fencing number: what is written with an older one is refused. */
  epoch: number
  attempt: number
  /** How many runs stand between this one and the first cause: each was started by what the one before wrote. */
  depth: number
  queuedAt: Date
  startedAt: Date
  apiCalls: number
  journalled: Map<string, Journalled>
  /** Why it cannot be walked at all: its workflow is gone. */
  unready: Problem | null
  /** Set when the run is no longer ours (cancelled, taken over): nothing more may be done for it. */
  taken: boolean
  /** Set when its workflow was paused: it is given back at its next step. */
  laidDown: boolean
  /** What a person changed in it, when it repeats another. */
  edit: Edit | null
}

/** How a walk ended, for now or for good. */
export interface RunEnding {
  status: RunStatus
  outcome: string | null
  problem: ProblemJson | null
  /** Of `waiting`: when to go on, in ms from now. */
  wakeInMs?: number
}

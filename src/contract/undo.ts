/** What undoing a run does, record by record. */
import type { ProblemJson } from '../problems.ts'

/** `none`: nothing can or need be done, `why` says the reason. */
export type UndoVerb = 'restore' | 'delete' | 'undelete' | 'none'

export interface UndoField {
  name: string
  label: string
  now: unknown
  /** As it was before the run. */
  to: unknown
}

export interface UndoChange {
  connectionId: string
  object: string | null
  recordId: string | null
  recordName: string | null
  /** The steps that wrote it, by journal path. */
  paths: string[]
  does: UndoVerb
  fields: UndoField[]
  /** Why nothing is done, or what else there is to know. */
  why: string | null
  /** After the undoing: whether this was done, and why not. Null in a preview. */
  done: boolean | null
  problem: ProblemJson | null
}

export interface UndoPlan {
  runId: string
  workflowId: string
  changes: UndoChange[]
  /** API calls the undoing would take; after it, those it took. */
  calls: number
}

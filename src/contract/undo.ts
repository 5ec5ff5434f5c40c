/** What undoing a run does. */
import type { ProblemJson } from '../problems.ts'

/** What undoing a run would do to one record, or has done. `none`: it is left as it is, `why` tells the reason. */
export interface UndoChange {
  connectionId: string
  object: string | null
  recordId: string | null
  recordName: string | null
  paths: string[]
  does: 'restore' | 'delete' | 'undelete' | 'none'
  fields: { name: string; label: string; now: unknown; to: unknown }[]
  why: string | null
  /** Null in a preview. */
  done: boolean | null
  problem: ProblemJson | null
}

export interface UndoPlan {
  runId: string
  workflowId: string
  changes: UndoChange[]
  /** What it would take; after the undoing, what it took. */
  calls: number
}

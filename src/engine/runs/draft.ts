/** A run about to start: what matching hands over, in the transaction that stored the event. */
import type { Database } from '../../store/index.ts'

export interface RunDraft {
  /** Derived from workflow, event and record, so that started twice is started once. */
  id: string
  workflowId: string
  workflowVersion: number
  eventPosition: number | null
  recordId: string | null
  /** See {@link RunUnderWay.depth}; default 0. */
  depth?: number
}

/** Starts runs within the caller's transaction. Returns the ids that are new. */
export type StartRuns = (tx: Database, drafts: RunDraft[]) => Promise<string[]>

/** Saved workflows. */

export interface WorkflowInfo {
  id: string
  name: string
  description: string | null
  active: boolean
  /** Since when it is paused: what it hears waits. */
  pausedAt: string | null
  /** The newest version; runs that began with an older one finish with it. */
  version: number
  trigger: { on: string; connection: string | null }
  stepCount: number
  updatedAt: string
  runs: { total: number; failed: number }
}

export interface WorkflowDetail extends WorkflowInfo {
  document: unknown
  /** The text as it was saved. */
  source: string
}

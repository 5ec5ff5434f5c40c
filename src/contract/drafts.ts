/** Workflows before they are saved or turned on. */
import type { ProblemJson } from '../problems.ts'
import type { Forecast } from './budget.ts'

/** A workflow's saved version; versions never change. */
export interface VersionInfo {
  version: number
  createdAt: string
  source: string
}

/** One template text filled with a sample, or why it cannot be. */
export type Filled = { ok: true; value: unknown } | { ok: false; problem: ProblemJson }

/** The event a workflow is tried with. */
export interface SampleInfo {
  object: string
  change: string
  recordId: string
  record: Record<string, unknown>
  before: Record<string, unknown> | null
}

/** One thing that is looked at before a workflow is turned on. `warn` does not stand in the way. */
export interface ChecklistItem {
  name: 'document' | 'connection' | 'permissions' | 'dry-run' | 'forecast' | 'loops'
  title: string
  state: 'ok' | 'warn' | 'failed' | 'open'
  detail: string
  problem: ProblemJson | null
}

export interface Checklist {
  items: ChecklistItem[]
  forecast: Forecast | null
}

/** What turning a workflow on for the past would mean. */
export interface StartPreview {
  records: number
  readCalls: number
  runCalls: number
}

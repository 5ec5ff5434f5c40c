/** One step's action to be done. */
import type { Action } from '../../connector/index.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { RunUnderWay } from '../runs/run.ts'

export interface Task {
  action: Action
  connectionId: string
  /** Checked against the action's schema. */
  input: unknown
  run: RunUnderWay
  entry: StepEntry
  retry?: { times: number; firstDelayMs: number } | undefined
  timeoutMs?: number | undefined
}

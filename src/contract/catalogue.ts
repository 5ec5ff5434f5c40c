/** What can be done and what can be heard. */
import type { ProblemJson } from '../problems.ts'

export interface ActionInfo {
  id: string
  title: string
  describe: string
  object: string | null
  group: string
  effect: 'read' | 'create' | 'update' | 'delete' | 'setup'
  writeClass: 'E1' | 'E2' | 'E3' | null
  /** JSON Schema of one input. */
  input: Record<string, unknown>
  output: Record<string, unknown>
  examples: { title: string; input: unknown; output?: unknown; problem?: string }[]
}

export interface TriggerInfo {
  id: string
  title: string
  describe: string
  object: string | null
  group: string
  feed: string
  input: Record<string, unknown>
  sample: Record<string, unknown>
}

export type ActionResult = { ok: true; output: unknown } | { ok: false; problem: ProblemJson }

export interface ActionRun {
  results: ActionResult[]
  apiCalls: number
  ms: number
}

/** One line of the catalogue, small enough to be searched in the browser at each key stroke. */
export interface CatalogueLine {
  kind: 'action' | 'trigger'
  id: string
  title: string
  describe: string
  object: string | null
  group: string
  /** Of a trigger: how its events arrive. */
  effect: string
  /** Other words people use: deal, prospect. */
  synonyms: string[]
}

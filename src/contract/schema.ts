/** What changed in orgs to the harm of active workflows. */
import type { ProblemJson } from '../problems.ts'

export type SchemaChange =
  | 'object-gone'
  | 'object-right-lost'
  | 'field-gone'
  | 'field-renamed'
  | 'type-changed'
  | 'not-createable'
  | 'not-updateable'
  | 'became-required'
  | 'length-shortened'
  | 'value-gone'
  | 'record-type-gone'

/** One change in an org, and one step that it breaks. */
export interface SchemaBreak {
  connectionId: string
  connectionName: string
  workflowId: string
  workflowName: string
  /** `trigger`, or the id of a step. */
  step: string
  object: string
  /** Null when it is about the object. */
  field: string | null
  change: SchemaChange
  /** When it was first noticed. */
  seenAt: string
  /** What changed, with what was and what is. */
  what: string
  /** Why the step breaks. */
  why: string
  fix: string
}

export interface SchemaLook {
  connectionId: string
  connectionName: string
  /** When it was last compared to its end; null: never yet. */
  checkedAt: string | null
  /** Objects that active workflows use. */
  objects: string[]
  /** Why the last look did not come to its end. */
  problem: ProblemJson | null
  /** Steps of which only a run tells what they touch. */
  open: { workflowName: string; step: string; why: string }[]
}

export interface SchemaInfo {
  items: SchemaBreak[]
  connections: SchemaLook[]
}

/** Of a look at once. */
export interface SchemaChecked extends SchemaInfo {
  /** API calls the look took. */
  calls: number
}

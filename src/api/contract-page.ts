/** The part of the HTTP contract that only the page reads. Types only. */
import type { Forecast, ProblemJson } from '../contract/index.ts'

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

/** By field: the values a record type allows; `validFor` are places among the controlling field's values. */
export type PicklistsInfo = Record<string, { values: { value: string; label: string; validFor: number[] }[] }>

export interface FieldInfo {
  name: string
  label: string
  type: string
  length: number
  precision: number
  scale: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  unique: boolean
  externalId: boolean
  custom: boolean
  calculated: boolean
  restrictedPicklist: boolean
  referenceTo: string[]
  picklistValues: { value: string; label: string; active: boolean; defaultValue: boolean }[]
}

export interface ObjectInfo {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string | null
  createable: boolean
  updateable: boolean
  deletable: boolean
  fields: FieldInfo[]
  recordTypes: { id: string; name: string; developerName: string; default: boolean; active: boolean }[]
}

export interface ObjectLine {
  name: string
  label: string
  custom: boolean
  createable: boolean
  queryable: boolean
}

/** Runs that ended in one hour: how many, how long they took from being heard of to their end. */
export interface RunHour {
  hour: string
  succeeded: number
  failed: number
  /** Milliseconds; null when none ended. */
  p50: number | null
  p95: number | null
}

/** A ready-made workflow. */
export interface TemplateInfo {
  id: string
  name: string
  description: string
  trigger: string
  steps: number
  /** Kinds of steps and actions it is made of. */
  uses: string[]
  source: string
  /** What is done in the local org so that it has something to do; null: this server has no local org. */
  occasion: string | null
  /** It is there already. */
  workflowId: string | null
  active: boolean
}

/** The local org at a glance. */
export interface LocalOrgState {
  orgId: string
  apiVersion: string
  now: string
  seed: string
  records: Record<string, number>
  apiUsage: { used: number; max: number }
  faults: number
  calls: number
}

export interface LocalOrgFault {
  id: string
  rule: { match: Record<string, unknown>; times?: number; effect: string; ms?: number }
  matched: number
  applied: number
}

/** One call the local org answered. */
export interface LocalOrgCall {
  number: number
  time: string
  method: string
  path: string
  client: string
  status: number
  ms: number
  apiCalls: number
  fault: string | null
}

/** A write an agent planned, field by field; it is done as it stands here once a person approved it, or never. */
export interface PlanInfo {
  plan: string
  hash: string
  tool: string
  status: 'waiting' | 'ready' | 'rejected' | 'executing' | 'executed' | 'failed' | 'changed'
  agent: string
  changes: {
    does: string
    object: string
    id: string | null
    record: string | null
    fields: { field: string; old: unknown; new: unknown }[]
  }[]
  apiCalls: number
  createdAt: string
  expiresAt: string
}

/** A key with which an agent comes in; the key itself was shown once. */
export interface AgentKeyInfo {
  id: string
  name: string
  prefix: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
}

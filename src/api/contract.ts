/** The HTTP contract: what the API answers, as the page and the command line read it. Types only. */
import type { ProblemJson } from '../problems.ts'

export type { ProblemJson }

/** Times are ISO 8601 with Z; durations are milliseconds; `apiCalls` may be a fraction when calls were shared. */
export interface Health {
  status: 'ok' | 'starting' | 'database-unreachable'
  version: string
  startedAt: string
}

export type ConnectionStatus =
  | 'new'
  | 'connected'
  | 'renewing'
  | 'reconnect-needed'
  | 'blocked'
  | 'paused'
  | 'limit-reached'
  | 'unreachable'
  | 'revoked'

export interface ConnectionInfo {
  id: string
  name: string
  status: ConnectionStatus
  flow: string
  loginUrl: string
  instanceUrl: string | null
  orgId: string | null
  userId: string | null
  username: string | null
  scopes: string | null
  apiVersion: string
  apiUsed: number | null
  apiLimit: number | null
  apiSeenAt: string | null
  problem: ProblemJson | null
  createdAt: string
}

export interface ConnectionCheck {
  name: string
  title: string
  ok: boolean
  detail: string
  problem: ProblemJson | null
}

export interface NewConnection {
  name: string
  loginUrl: string
  clientId: string
  clientSecret?: string
  flow?: 'web' | 'client-credentials' | 'jwt'
  username?: string
  privateKey?: string
  settings?: { pollSeconds?: number; settleSeconds?: number; undo?: boolean }
}

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

export interface WorkflowInfo {
  id: string
  name: string
  description: string | null
  active: boolean
  /** Since when it is paused: what it hears waits. */
  pausedAt: string | null
  version: number
  trigger: { on: string; connection: string | null }
  stepCount: number
  updatedAt: string
  runs: { total: number; failed: number }
}

export interface WorkflowDetail extends WorkflowInfo {
  document: unknown
  source: string
}

export type RunStatus = 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled' | 'in-doubt'

export interface RunInfo {
  id: string
  workflowId: string
  workflowName: string
  workflowVersion: number
  status: RunStatus
  outcome: string | null
  recordId: string | null
  /** A name for the record, when the event carried one. */
  recordName: string | null
  eventPosition: number | null
  queuedAt: string
  startedAt: string | null
  finishedAt: string | null
  ms: number | null
  attempt: number
  apiCalls: number
  /** A dry run: nothing was written. */
  trial: boolean
  problem: ProblemJson | null
}

export interface StepInfo {
  path: string
  kind: string
  title: string | null
  action: string | null
  status: 'running' | 'succeeded' | 'failed' | 'skipped' | 'waiting' | 'in-doubt'
  writeClass: string | null
  input: unknown
  output: unknown
  problem: ProblemJson | null
  attempt: number
  apiCalls: number
  sharedBy: number | null
  startedAt: string
  finishedAt: string | null
  ms: number | null
  /** Of a dry run: what the step would change. */
  plan: PlannedChange[] | null
}

/** What a step of a dry run would do to one record; `other` is more than a set of fields, `what` says it. */
export interface PlannedChange {
  does: 'create' | 'update' | 'delete' | 'other'
  connectionId: string | null
  object: string | null
  recordId: string | null
  recordName: string | null
  fields: { name: string; label: string; from: unknown; to: unknown; changed: boolean }[]
  what: string | null
}

export interface RunDetail extends RunInfo {
  steps: StepInfo[]
  event: EventInfo | null
}

/** Failed runs with the same Problem at the same field of the same workflow. */
export interface IssueInfo {
  workflowId: string
  workflowName: string
  code: string
  field: string | null
  count: number
  since: string
  last: string
  sample: { runId: string; recordId: string | null; problem: ProblemJson }
}

/** What replaying runs that failed alike will do, or did. */
export interface ReplayInfo {
  like: { workflowId: string; code: string; field: string | null }
  failed: number
  starting: number
  /** Null when no run of the workflow has finished yet. */
  estimatedCalls: number | null
  minutes: number
  started: boolean
}

/** A write of which only people can find out whether it happened. */
export interface InDoubtInfo {
  runId: string
  path: string
  workflowId: string
  workflowName: string
  recordId: string | null
  action: string | null
  writeClass: string | null
  problem: ProblemJson | null
  evidence: { input: unknown; sentAt: string | null; startedAt: string; attempt: number }
}

export interface EventInfo {
  position: number
  connectionId: string
  feed: string
  object: string
  change: string
  recordId: string
  recordName: string | null
  occurredAt: string
  receivedAt: string
  record: Record<string, unknown>
  before: Record<string, unknown> | null
  /** It is nothing but what a run of ours wrote; `cause` is that run. */
  echo: boolean
  cause: string | null
}

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

export interface Page<T> {
  items: T[]
  /** Give it back as `cursor` for the next page; null at the end. */
  next: string | null
}

export interface QueryAnswer {
  records: Record<string, unknown>[]
  totalSize: number
  /** False when `limit` cut the result. */
  complete: boolean
  apiCalls: number
  ms: number
}

export interface UsageRow {
  hour: string
  connectionId: string
  purpose: string
  workflowId: string | null
  calls: number
}

/** `warn` from 80 % on, `slow` from 90 % (rarer polls, longer gathering), `full`: what can wait waits. */
export type BudgetLevel = 'fine' | 'warn' | 'slow' | 'full'

export interface ConnectionBudget {
  connectionId: string
  connectionName: string
  level: BudgetLevel
  /** Calls of everybody in 24 hours and the org's limit, as it last told; null before that. */
  used: number | null
  limit: number | null
  /** Calls of ours in 24 hours, and how many there may be. */
  own: number
  share: number | null
  /** Left to other apps, 0 to 1. */
  reserve: number
  /** The org refuses calls since then; it is asked again at `nextProbeAt`. */
  parkedSince: string | null
  nextProbeAt: string | null
  /** At the pace of the last hour. */
  fullAt: string | null
  /** Runs that wait for allowance. */
  waiting: number
}

export interface WorkflowSpending {
  workflowId: string
  workflowName: string
  callsADay: number | null
  priority: 'low' | 'normal' | 'high'
  spent: number
  waiting: number
}

export interface BudgetOverview {
  connections: ConnectionBudget[]
  workflows: WorkflowSpending[]
}

export interface Forecast {
  eventsADay: number | null
  eventsFrom: 'log' | 'org' | 'unknown'
  callsARun: number
  runFrom: 'runs' | 'steps'
  pollsADay: number
  callsADay: number | null
  /** Of the org's limit, 0 to 1. */
  shareOfLimit: number | null
}

/** One message of GET /api/v1/stream (server-sent events; the SSE event name is `type`). */
export type StreamMessage =
  | { type: 'event'; event: Omit<EventInfo, 'record' | 'before'> }
  | { type: 'run'; run: RunInfo }
  | {
      type: 'step'
      runId: string
      workflowName: string
      step: Omit<StepInfo, 'input' | 'output' | 'plan'> & { summary: string }
    }
  | { type: 'connection'; connection: ConnectionInfo }

export interface DemoInfo {
  /** True when the server was started with its local org. */
  available: boolean
  orgUrl: string | null
}

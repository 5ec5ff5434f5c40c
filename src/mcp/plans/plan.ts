/** A write an agent wants: exactly the rows, and what the records are like now. */
import type { FieldValues } from '../../salesforce/index.ts'
import type { PlannedRow } from '../guard/writes.ts'

export type PlanStatus = 'waiting' | 'ready' | 'rejected' | 'executing' | 'executed' | 'failed' | 'changed'

/** A record as it was when the plan was made; null when there was none. */
export interface Before {
  id: string
  name: string | null
  stamp: string | null
  fields: FieldValues
}

/** What the hash is over. */
export interface PlanBody {
  id: string
  keyId: string
  tool: string
  rows: PlannedRow[]
  /** One for each row, in order. */
  before: (Before | null)[]
}

export interface Plan {
  id: string
  keyId: string
  keyName: string
  tool: string
  status: PlanStatus
  hash: string
  body: PlanBody
  createdAt: string
  expiresAt: string
  decidedAt: string | null
  executedAt: string | null
  result: unknown
}

/** As people and agents read it. */
export interface ShownPlan {
  plan: string
  hash: string
  tool: string
  status: PlanStatus
  agent: string
  changes: ShownChange[]
  /** API calls the execution takes. */
  apiCalls: number
  createdAt: string
  expiresAt: string
  result: unknown
}

export interface ShownChange {
  does: PlannedRow['operation']
  object: string
  id: string | null
  record: string | null
  fields: { field: string; old: unknown; new: unknown }[]
}

export function showPlan(plan: Plan): ShownPlan {
  const { id, hash, tool, status, keyName, body, createdAt, expiresAt, result } = plan
  return {
    plan: id,
    hash,
    tool,
    status,
    agent: keyName,
    changes: body.rows.map((row, at) => showChange(row, body.before[at] ?? null)),
    apiCalls: callsOf(body),
    createdAt,
    expiresAt,
    result,
  }
}

function showChange(row: PlannedRow, before: Before | null): ShownChange {
  return {
    does: row.operation,
    object: row.object,
    id: row.id ?? before?.id ?? null,
    record: before?.name ?? null,
    fields: Object.entries(row.fields).map(([field, value]) => ({
      field,
      old: before?.fields[field] ?? null,
      new: value,
    })),
  }
}

/** One to look whether the records are still the same, one to write; a new record has nothing to look at. */
const callsOf = ({ rows }: PlanBody): number => (rows.every((row) => row.operation === 'create') ? 1 : 2)

/** From what an action would write to a plan, or the reason why there is none. */
import { randomUUID } from 'node:crypto'
import { canonical, hashOf } from '../../audit/index.ts'
import type { Action } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import { type Access, ofObject } from '../grant.ts'
import type { Scope } from '../guard/scope.ts'
import type { PlannedRow } from '../guard/writes.ts'
import { demand, notGranted } from '../refuse.ts'
import { lookAt } from './look.ts'
import type { PlanBody } from './plan.ts'

/** What each operation takes; an upsert may turn out as either. */
const takes: Record<PlannedRow['operation'], Access[]> = {
  create: ['create'],
  update: ['update'],
  upsert: ['create', 'update'],
  delete: ['delete'],
}

export const hashOfPlan = (body: PlanBody): string => hashOf(canonical(body))

/** Throws `access-denied` for what is not granted, `record-not-found` for records this key cannot see. */
export async function makePlan(
  scope: Scope,
  keyId: string,
  { action, input, rows: noted }: { action: Action; input: unknown; rows: PlannedRow[] },
): Promise<PlanBody> {
  const rows = noted.map((row) => (row.object ? row : { ...row, object: objectOf(action, input) }))
  await demandRows(scope, rows)
  const before = await lookAt(scope, rows)
  rows.forEach((row, at) => {
    if (row.id && !before[at]) throw notThere(row)
  })
  // Through JSON as it is stored, so that the hash is over what will be read back.
  const body: PlanBody = { id: randomUUID(), keyId, tool: action.id, rows, before }
  return JSON.parse(JSON.stringify(body)) as PlanBody
}

/** Also asked when the plan is executed: the grant may have changed meanwhile. */
export async function demandRows(scope: Scope, rows: PlannedRow[]): Promise<void> {
  for (const row of rows) {
    const fields = await fieldsOf(scope, row)
    for (const access of takes[row.operation]) demand(scope.grant, access, row.object, fields)
    if (row.operation === 'upsert' && ofObject(scope.grant.rows, row.object)) {
      throw notGranted(`upsert ${row.object}; use create or update`, `all records of ${row.object}`)
    }
  }
}

/** A row may name a parent by its relation (`Account: { External_Id__c: 'N-1' }`): it counts as the field behind it. */
async function fieldsOf({ describe }: Scope, row: PlannedRow): Promise<string[]> {
  const { fields } = await describe(row.object)
  return Object.keys(row.fields).map((name) => fields.find((field) => field.relationshipName === name)?.name ?? name)
}

function objectOf(action: Action, input: unknown): string {
  const object = action.needs(input).find((need) => need.access === 'delete')?.object
  if (object) return object
  throw notGranted(`use ${action.id}`, 'another tool; what this one deletes cannot be shown beforehand')
}

function notThere({ object, id }: PlannedRow): Problem {
  return new Problem('record-not-found', {
    what: `There is no ${object} ${id} for this key.`,
    fix: 'Look for it with a find or list tool.',
    object,
    ...(id ? { recordId: id } : {}),
  })
}

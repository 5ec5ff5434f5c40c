/** Sends exactly the rows of a plan, if the records are still what they were. */

import { canonical } from '../../audit/index.ts'
import type { FieldValues, RowResult } from '../../salesforce/index.ts'
import { spend } from '../guard/reads.ts'
import type { Scope } from '../guard/scope.ts'
import type { PlannedRow } from '../guard/writes.ts'
import { planRefused } from '../refuse.ts'
import { lookAt } from './look.ts'
import { demandRows } from './make-plan.ts'
import type { PlanBody } from './plan.ts'

export interface Executed {
  id: string
  does: PlannedRow['operation']
  object: string
}

/** Throws `conflict` when a record changed since, and the org's Problem when it refuses. */
export async function executePlan(scope: Scope, { rows, before }: PlanBody): Promise<Executed[]> {
  await demandRows(scope, rows)
  const now = JSON.parse(JSON.stringify(await lookAt(scope, rows))) as typeof before
  if (canonical(now) !== canonical(before)) throw planRefused('A record of the plan has changed since it was made.')
  const done: Executed[] = []
  for (const row of rows) {
    spend(scope)
    const [result] = await send[row.operation](scope, row)
    if (!result) continue
    if (!result.ok) throw result.problem
    done.push({ id: result.id || row.id || '', does: row.operation, object: row.object })
  }
  return done
}

type Send = (scope: Scope, row: PlannedRow) => Promise<RowResult[]>

const send: Record<PlannedRow['operation'], Send> = {
  create: ({ salesforce }, { object, fields }) => salesforce.create([{ object, fields }]),
  update: ({ salesforce }, { object, fields, id }) => salesforce.update([{ object, id: id ?? '', fields }]),
  upsert: ({ salesforce }, { object, by, fields }) => salesforce.upsert(object, by ?? 'Id', [fields as FieldValues]),
  delete: ({ salesforce }, { id }) => salesforce.delete(id ? [id] : []),
}

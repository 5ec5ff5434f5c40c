/** Creating records, set-wise. */
import type { FieldValues, RowResult } from '../../salesforce/index.ts'
import { checkRow } from '../check/check-row.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { describeEach } from './describe-each.ts'

export interface NewRow {
  object: string
  /** By friendly or API names, as given. */
  fields: FieldValues
}

export interface Written {
  id: string
  created: boolean
}

/** One outcome per row, in order; what the org would refuse is refused before the call, for that row alone. */
export async function createRecords(
  context: ActionContext,
  rows: NewRow[],
  object?: CrmObject,
): Promise<Outcome<Written>[]> {
  return sendPassed(await checkNewRows(context, rows, object), async (passed) =>
    (await context.salesforce.create(passed)).map(written),
  )
}

/** Rows by API names, or the Problem of each. */
export async function checkNewRows(
  context: ActionContext,
  rows: NewRow[],
  object?: CrmObject,
): Promise<Outcome<NewRow>[]> {
  const describes = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  return rows.map((row, at) => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({
      object: describe.value.name,
      fields: checkRow(describe.value, row.fields, 'create', object),
    }))
  })
}

export function written(result: RowResult): Outcome<Written> {
  return result.ok ? done({ id: result.id, created: result.created }) : refused(result.problem)
}

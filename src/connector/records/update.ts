/** Changing records, set-wise. */
import type { FieldValues } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, inRounds, sendPassed } from '../outcome.ts'
import { checkRows } from './check-rows.ts'
import { type Written, written } from './create.ts'
import { describeEach } from './describe-each.ts'
import { recordId } from './record-id.ts'
import { sendRows } from './send-rows.ts'

export interface ChangedRow {
  object: string
  id: string
  fields: FieldValues
}

/** One outcome per row, in order. Two changes of one record go one after the other: the later one wins. */
export async function updateRecords(
  context: ActionContext,
  rows: ChangedRow[],
  object?: CrmObject,
): Promise<Outcome<Written>[]> {
  const rightIds = await checkIds(context, rows)
  const checked = await sendPassed(rightIds, async (passed) =>
    (await checkRows(context, passed, 'update', object)).map(
      (row): Outcome<ChangedRow> => (row.ok ? done({ ...row.value.given, fields: row.value.fields }) : row),
    ),
  )
  return sendPassed(checked, (passed) =>
    inRounds(
      passed,
      (row) => row.id,
      async (round) => (await sendRows(context, 'update', round)).map(written),
    ),
  )
}

/** Each id in its long form, under the object's right name. */
async function checkIds(context: ActionContext, rows: ChangedRow[]): Promise<Outcome<ChangedRow>[]> {
  const describes = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  return rows.map((row, at) => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({ ...row, object: describe.value.name, id: recordId(describe.value, row.id) }))
  })
}

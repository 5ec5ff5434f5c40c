/** Changing records, set-wise. */
import type { FieldValues } from '../../salesforce/index.ts'
import { checkRow } from '../check/check-row.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, inRounds, sendPassed } from '../outcome.ts'
import { type Written, written } from './create.ts'
import { describeEach } from './describe-each.ts'
import { recordId } from './record-id.ts'

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
  const describes = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  const checked = rows.map((row, at): Outcome<ChangedRow> => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({
      object: describe.value.name,
      id: recordId(describe.value, row.id),
      fields: checkRow(describe.value, row.fields, 'update', object),
    }))
  })
  return sendPassed(checked, (passed) =>
    inRounds(
      passed,
      (row) => row.id,
      async (round) => (await context.salesforce.update(round)).map(written),
    ),
  )
}

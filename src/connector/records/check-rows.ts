/** Rows before they are sent: human values read for all of them together, then each checked for itself. */
import type { FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { checkRow, type Write } from '../check/check-row.ts'
import { findField } from '../check/field-named.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { Use } from '../human/questions.ts'
import { type HumanRow, readHuman } from '../human/read-human.ts'
import type { CrmObject } from '../object.ts'
import { attempt, sendPassed } from '../outcome.ts'
import { describeWide } from './describe-wide.ts'

export interface CheckedRow<R> {
  given: R
  describe: ObjectDescribe
  /** By API names, in Salesforce's form. */
  fields: FieldValues
}

/** In order; what the org would refuse is that row's own Problem. `fields` of each go by friendly or API names. */
export async function checkRows<R extends { object: string; fields: FieldValues }>(
  context: ActionContext,
  rows: R[],
  write: Write,
  object?: CrmObject,
): Promise<Outcome<CheckedRow<R>>[]> {
  const described = await describeRows(context, rows, object)
  const complete = write === 'create' ? await completeRows(context, described.rows, object) : described.rows
  return complete.map((row) => {
    if (!row.ok) return row
    const { given, describe, fields } = row.value
    const target = { describe, write, object, zone: described.zone }
    return attempt(() => ({ given, describe, fields: checkRow(fields, target) }))
  })
}

interface GivenRow {
  object: string
  fields: FieldValues
  /** Names that are used besides those of the values, among them paths to fields of parents. */
  names?: string[]
}

/** The same without the check: describes at hand, human values read. */
export async function describeRows<R extends GivenRow>(
  context: ActionContext,
  rows: R[],
  object?: CrmObject,
  use: Use = 'write',
): Promise<{ rows: Outcome<CheckedRow<R>>[]; zone: string }> {
  const describes = await describeWide(
    context,
    rows.map(({ object, fields, names = [] }) => ({ object, names: [...Object.keys(fields), ...names] })),
  )
  const given = rows.map((row, at): HumanRow | null => {
    const describe = describes[at]
    return describe?.ok ? { ...describe.value, fields: row.fields } : null
  })
  const human = await readHuman(context, given, object, use)
  return {
    zone: human.zone,
    rows: rows.map((row, at): Outcome<CheckedRow<R>> => {
      const describe = describes[at]!
      if (!describe.ok) return describe
      return { ok: true, value: { given: row, describe: describe.value.describe, fields: human.rows[at]! } }
    }),
  }
}

/** Fills in what the object's definition knows how to find out. */
async function completeRows<R>(
  context: ActionContext,
  rows: Outcome<CheckedRow<R>>[],
  object?: CrmObject,
): Promise<Outcome<CheckedRow<R>>[]> {
  if (!object?.complete) return rows
  const { complete } = object
  return sendPassed(rows, async (passed) => {
    const named = passed.map(({ describe, fields }) => byApiNames(describe, fields, object))
    const completed = await complete(context, named)
    return passed.map((row, at) => {
      const fields = completed[at]!
      return fields.ok ? { ok: true, value: { ...row, fields: fields.value } } : fields
    })
  })
}

function byApiNames(describe: ObjectDescribe, fields: FieldValues, object: CrmObject): FieldValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [findField(describe, name, object)?.name ?? name, value]),
  )
}

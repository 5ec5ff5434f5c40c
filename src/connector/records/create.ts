/** Creating records, set-wise. */
import type { FieldValues, RowResult } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { done, refused, sendPassed } from '../outcome.ts'
import { checkRows } from './check-rows.ts'
import { sendRows } from './send-rows.ts'

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
  return sendPassed(await checkNewRows(context, rows, object), (passed) => sendNewRows(context, passed))
}

/** Rows that were checked; one outcome each, in order. */
export async function sendNewRows(context: ActionContext, rows: NewRow[]): Promise<Outcome<Written>[]> {
  return (await sendRows(context, 'create', rows)).map(written)
}

/** Rows by API names, or the Problem of each. */
export async function checkNewRows(
  context: ActionContext,
  rows: NewRow[],
  object?: CrmObject,
): Promise<Outcome<NewRow>[]> {
  const checked = await checkRows(context, rows, 'create', object)
  return checked.map((row) => (row.ok ? done({ object: row.value.describe.name, fields: row.value.fields }) : row))
}

export function written(result: RowResult): Outcome<Written> {
  return result.ok ? done({ id: result.id, created: result.created }) : refused(result.problem)
}

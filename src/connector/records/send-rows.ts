/** Rows on their way to the org by the cheapest way: few together whatever their objects, many of one object in bulk. */
import type { FieldValues, RowResult } from '../../salesforce/index.ts'
import type { ActionContext } from '../define.ts'

export interface SentRow {
  object: string
  /** Of updates and deletes. */
  id?: string
  fields: FieldValues
}

/** What one call of five collections carries. */
const oneCall = 1000

/** One result a row, in order. Never throws. */
export async function sendRows(
  context: ActionContext,
  operation: 'create' | 'update' | 'delete',
  rows: SentRow[],
): Promise<RowResult[]> {
  const byObject = Map.groupBy(rows, (row) => row.object)
  const large = [...byObject].filter(([, group]) => group.length > oneCall)
  const small = [...byObject.values()].filter((group) => group.length <= oneCall).flat()
  const results = new Map<SentRow, RowResult>()
  const note = (group: SentRow[], answers: RowResult[]) => {
    for (const [at, row] of group.entries()) results.set(row, answers[at]!)
  }
  if (small.length) note(small, await together[operation](context, small))
  for (const [object, group] of large) {
    const wish = { object, operation, rows: group.map(({ id, fields }) => (id ? { Id: id, ...fields } : fields)) }
    note(group, await context.salesforce.write(wish, waysOf(context)))
  }
  return rows.map((row) => results.get(row)!)
}

const together = {
  create: ({ salesforce }: ActionContext, rows: SentRow[]) => salesforce.create(rows),
  update: ({ salesforce }: ActionContext, rows: SentRow[]) =>
    salesforce.update(rows.map(({ object, id = '', fields }) => ({ object, id, fields }))),
  delete: ({ salesforce }: ActionContext, rows: SentRow[]) => salesforce.delete(rows.map(({ id = '' }) => id)),
}

/** What the client needs to choose between collections and a bulk job. */
export function waysOf({ urgency, signal }: ActionContext) {
  return { ...(urgency ? { urgency } : {}), signal }
}

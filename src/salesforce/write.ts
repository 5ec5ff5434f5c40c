/** Writes any number of rows by the way that suits their number, the allowance and the hurry. */
import type { Allowance } from './allowance.ts'
import { type Bulk, unfitForBulk } from './bulk/index.ts'
import type { RowResult } from './records.ts'
import type { Salesforce } from './salesforce.ts'
import type { ReadAhead, RowsToWrite, Urgency, WriteOptions } from './set-wise.ts'

type Collections = Pick<Salesforce, 'create' | 'update' | 'upsert' | 'delete'>

/**
 * From how many rows on a bulk job is the better way. Collections cost one call per 1,000 rows and answer at once; a job
 * costs five calls and one for each look at it, whatever it holds, and runs when Salesforce has time.
 *
 * | rows                   | way                                                    | API calls             |
 * | ---------------------- | ------------------------------------------------------ | --------------------- |
 * | up to 200              | one collection                                         | 1                     |
 * | up to the number below | five collections to a composite call                   | one per 1,000 rows    |
 * | more                   | a bulk job for 200,000 rows or 32 MB                   | 5 to 12 a job         |
 *
 * When less than a tenth of the allowance is left, calls count more than time: jobs begin where they cost less.
 */
const bulkFrom: Record<Urgency, number> = { now: 30_000, soon: 10_001, whenever: 2_001 }
const bulkFromWhenScarce = 8_001
const scarce = 0.1

/** The way for so many rows. */
export function wayFor(
  rows: number,
  { urgency = 'soon', allowanceLeft = 1 }: WriteOptions = {},
): 'collections' | 'bulk' {
  const from = allowanceLeft < scarce ? Math.min(bulkFrom[urgency], bulkFromWhenScarce) : bulkFrom[urgency]
  return rows < from ? 'collections' : 'bulk'
}

const byCollections: Record<
  RowsToWrite['operation'],
  (collections: Collections, wish: RowsToWrite, ahead?: ReadAhead) => Promise<RowResult[]>
> = {
  create: ({ create }, { object, rows }) => create(rows.map((fields) => ({ object, fields }))),
  update: ({ update }, { object, rows }, ahead) => {
    return update(
      rows.map(({ Id, ...fields }) => ({ object, id: String(Id ?? ''), fields })),
      ahead,
    )
  },
  upsert: ({ upsert }, { object, rows, externalIdField = 'Id' }, ahead) => {
    return upsert(object, externalIdField, rows, ahead)
  },
  delete: (collections, { rows }) => collections.delete(rows.map(({ Id }) => String(Id ?? ''))),
}

export function writing(collections: Collections, bulk: Bulk, allowance: Allowance): Pick<Salesforce, 'write'> {
  return {
    async write(wish, given = {}) {
      const options = { allowanceLeft: allowance.left, ...given }
      const isBulk = wayFor(wish.rows.length, options) === 'bulk' && !wish.rows.some(unfitForBulk)
      const results = isBulk ? await byBulk(bulk, wish, options) : null
      return results ?? byCollections[wish.operation](collections, wish, options.ahead)
    },
  }
}

/** Null when Salesforce takes no bulk job for this object: nothing has happened then. */
async function byBulk(bulk: Bulk, wish: RowsToWrite, options: WriteOptions): Promise<RowResult[] | null> {
  const results: RowResult[] = new Array(wish.rows.length)
  let isBegun = Boolean(options.jobs?.length)
  const onJob: WriteOptions['onJob'] = (job) => {
    isBegun = true
    return options.onJob?.(job)
  }
  for await (const { index, result } of bulk.bulkWrite(wish, { ...options, onJob })) {
    if (!isBegun && !result.ok && result.problem.then === 'stop') return null
    results[index] = result
  }
  return results
}

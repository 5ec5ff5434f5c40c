/** Several queries at the price of one call per five, every page of each. */
import { Problem } from '../../problems.ts'
import type { FieldValues, Soql } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { done, refused } from '../outcome.ts'

export interface Rows {
  records: FieldValues[]
  /** There are more than the limit let through. */
  more: boolean
  /** How many the query found in all. */
  total: number
}

/** One outcome per query, in order; `limit` rows of each at most. */
export async function readAll(
  context: ActionContext,
  soqls: Soql[],
  limit = Number.POSITIVE_INFINITY,
): Promise<Outcome<Rows>[]> {
  if (soqls.length === 0) return []
  const firsts = await context.salesforce.queries(soqls)
  return Promise.all(
    firsts.map(async (first) =>
      first instanceof Problem ? refused(first) : done(await readOn(context, first, limit)),
    ),
  )
}

type FirstPage = Awaited<ReturnType<ActionContext['salesforce']['queryPage']>>

async function readOn(context: ActionContext, first: FirstPage, limit: number): Promise<Rows> {
  const records = [...first.records]
  let next = first.next
  while (next && records.length < limit) {
    const page = await context.salesforce.queryPage(next)
    records.push(...page.records)
    next = page.next
  }
  const more = next !== null || records.length > limit
  return { records: more ? records.slice(0, limit) : records, more, total: first.totalSize }
}

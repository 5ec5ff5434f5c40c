/**
 * Compares a span of time in the org with the ledger and repairs what differs. This is how commits are found that became
 * visible only after the position had passed their stamp.
 */
import { Problem } from '../../../problems.ts'
import type { QueryPage, Soql } from '../../../salesforce/index.ts'
import { countSeen, markGone, seenIn } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { type Position, stampOf } from './position.ts'
import { countIn, idsIn, rowsIn, stillThere } from './queries.ts'
import { takeRows } from './read-rows.ts'

export interface Span {
  from: string
  to: string
}

export interface Check {
  plan: Plan
  position: Position
  span: Span
  /** Records of the span in the ledger. */
  known: number
}

/** Up to a page, ids are compared one by one (exact); above, only how many there are. */
export const idsAtMost = 2000

export async function checkOf(org: PolledOrg, plan: Plan, position: Position, span: Span): Promise<Check> {
  const shelf = { connectionId: org.connectionId, object: plan.object }
  return { plan, position, span, known: await countSeen(org.db, shelf, span.from, span.to) }
}

/** The one query a check costs when nothing differs. */
export function checkQuery({ plan, span, known }: Check): Soql {
  return known <= idsAtMost ? idsIn(plan, span.from, span.to) : countIn(plan, span.from, span.to)
}

/** Compares the answer to `checkQuery` with the ledger as it is now; reads again what differs. */
export async function settleCheck(
  org: PolledOrg,
  check: Check,
  answer: QueryPage | Problem | undefined,
): Promise<void> {
  if (answer instanceof Problem) throw answer
  if (!answer) return
  const { plan, position, span } = check
  const known = await seenIn(org.db, { connectionId: org.connectionId, object: plan.object }, span.from, span.to)
  const counted = check.known > idsAtMost || answer.next !== null
  if (counted && answer.totalSize !== known.size) return readSpan(org, plan, position, span)
  const missed = answer.records
    .filter((row) => (known.get(String(row['Id'])) ?? '') < stampOf(row, plan.stampField))
    .map((row) => String(row['Id']))
  await readByIds(org, plan, position, missed)
}

/** Reads records that were missed; those changed before the feed began are none of ours. */
export async function readByIds(org: PolledOrg, plan: Plan, position: Position, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = (await org.salesforce.retrieve(plan.object, ids, plan.fields)).filter((row) => row !== null)
  const ours = rows.filter((row) => stampOf(row, plan.stampField) >= position.start)
  await takeRows(org, plan, ours, position)
}

/** Reads all rows of the span; records the ledger has there and the org has not are looked for, and marked if deleted. */
async function readSpan(org: PolledOrg, plan: Plan, position: Position, { from, to }: Span): Promise<void> {
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const found = new Set<string>()
  for (let page = await org.salesforce.queryPage(rowsIn(plan, from, to)); ; ) {
    for (const row of page.records) found.add(String(row['Id']))
    await takeRows(org, plan, page.records, position)
    if (page.next === null) break
    page = await org.salesforce.queryPage(page.next)
  }
  const absent = [...(await seenIn(org.db, shelf, from, to)).keys()].filter((id) => !found.has(id))
  const present = await existing(org, plan, absent)
  const gone = absent.filter((id) => !present.has(id))
  if (gone.length > 0) await markGone(org.db, shelf, gone)
}

/** Which of these records the org still has. One API call per thousand. */
export async function existing(org: PolledOrg, plan: Plan, ids: string[]): Promise<Set<string>> {
  const parts = Array.from({ length: Math.ceil(ids.length / 200) }, (_, at) => ids.slice(at * 200, (at + 1) * 200))
  if (parts.length === 0) return new Set()
  const answers = await org.salesforce.queries(parts.map((part) => stillThere(plan, part)))
  return new Set(
    answers.flatMap((answer) => {
      if (answer instanceof Problem) throw answer
      return answer.records.map((row) => String(row['Id']))
    }),
  )
}

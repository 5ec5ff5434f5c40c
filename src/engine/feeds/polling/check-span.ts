/**
 * Compares a span of time in the org with the ledger and repairs what differs. This is how commits are found that became
 * visible only after the position had passed their stamp.
 */
import { Problem } from '../../../problems.ts'
import type { QueryPage, Soql } from '../../../salesforce/index.ts'
import { feedName } from './decide.ts'
import { deletionEvents } from './deletions.ts'
import { existing } from './existing.ts'
import { markGone, seenIn } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso, type Position, stampOf } from './position.ts'
import { countIn, idsIn, rowsIn } from './queries.ts'
import { takeRows } from './read-rows.ts'
import type { Target } from './targets.ts'
import { wantsDeletes } from './wanted.ts'

export interface Span {
  from: string
  to: string
}

export interface Check extends Target {
  position: Position
  span: Span
  /** By ids and stamps, which finds every difference; else only how many there are. */
  exact: boolean
}

/** The one query a check costs when nothing differs; exact checks take a page for each further 2,000 records. */
export function checkQuery({ plan, span, exact }: Check): Soql {
  return exact ? idsIn(plan, span.from, span.to) : countIn(plan, span.from, span.to)
}

/** Compares the answer to `checkQuery` with the ledger as it is now; reads again what differs. */
export async function settleCheck(
  org: PolledOrg,
  check: Check,
  answer: QueryPage | Problem | undefined,
): Promise<void> {
  if (answer instanceof Problem) throw answer
  if (!answer) return
  const { plan, position, span, exact } = check
  const known = await seenIn(org.db, { connectionId: org.connectionId, object: plan.object }, span.from, span.to)
  if (!exact) return answer.totalSize === known.size ? undefined : readSpan(org, check)
  const missed: string[] = []
  for (let page = answer; ; page = await org.salesforce.queryPage(page.next)) {
    const isMissed = (id: string, stamp: string) => (known.get(id) ?? '') < stamp
    for (const row of page.records) {
      if (isMissed(String(row['Id']), stampOf(row, plan.stampField))) missed.push(String(row['Id']))
    }
    if (page.next === null) break
  }
  await readByIds(org, plan, position, missed)
}

/** Reads records that were missed; those changed before the feed began are none of ours. */
async function readByIds(org: PolledOrg, plan: Plan, position: Position, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = (await org.salesforce.retrieve(plan.object, ids, plan.fields)).filter((row) => row !== null)
  const ours = rows.filter((row) => stampOf(row, plan.stampField) >= position.start)
  await takeRows(org, plan, ours, position)
}

/** Reads all rows of the span; records the ledger has there and the org has not are looked for, and told or marked if deleted. */
async function readSpan(org: PolledOrg, { wanted, plan, position, span: { from, to } }: Check): Promise<void> {
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
  if (gone.length === 0) return
  if (!wantsDeletes(wanted)) return markGone(org.db, shelf, gone)
  const deletions = gone.map((id) => ({ id, at: iso(org.now()) }))
  const told = await deletionEvents(org, plan, feedName, deletions)
  org.found(
    await org.accept({ connectionId: org.connectionId, feed: { name: feedName, object: plan.object }, ...told }),
  )
}

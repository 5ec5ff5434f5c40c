/**
 * What one poll asks of one object: the rows behind the position, and with them again those of the last minutes, or hours, in which a late
 * commit may have come to light.
 */
import { Problem } from '../../../problems.ts'
import type { QueryPage, QueryWish } from '../../../salesforce/index.ts'
import { type Check, settleCheck } from './check-span.ts'
import { feedName } from './decide.ts'
import { countSeen } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import { beginAt, iso, notBefore, type Position } from './position.ts'
import { rowsBehind, rowsFrom } from './queries.ts'
import { type FirstPage, type ReadResult, readPages } from './read-rows.ts'
import type { Target } from './targets.ts'
import { wantsDeletes } from './wanted.ts'

export interface Reading extends Target {
  stored: Position | undefined
  position: Position
  query: QueryWish
  /** A comparison that needs a query of its own. */
  check: Check | null
  /** The last hours are compared, not only the last minutes. */
  isHourly: boolean
}

/** Every poll looks for commits so late … */
const lateMs = 600_000
const checkEveryMs = 60_000
/** … and once an hour for those so late: a transaction may wait for a long one; its rows carry stamps from its beginning. */
const hourMs = 3_600_000
const backMs = 3 * hourMs
/** Up to so many rows a span is read again in full, in the query that is asked anyway. */
const rereadAtMost = 500
/** Up to so many records of the last minutes ids are compared one by one; above, only how many there are. */
const idsAtMost = 2000

/** `checked`: org time of the last look for late commits, by object. `compare`: objects whose last hours are compared in any case. */
export async function readingOf(
  org: PolledOrg,
  target: Target,
  stored: Position | undefined,
  { checked, compare }: { checked: Map<string, number>; compare: ReadonlySet<string> },
): Promise<Reading> {
  const { wanted, plan } = target
  const position = stored ? notBefore(stored, wanted.since) : beginAt(wanted.since)
  const withDeleted = wantsDeletes(wanted) && plan.hasBin
  const { hotFrom, stamp } = position
  const isHourly = compare.has(plan.object) || Date.parse(position.reconciled) <= org.about() - hourMs
  const behind = hotFrom ? rowsFrom(plan, hotFrom, withDeleted) : rowsBehind(plan, position, withDeleted)
  const plain: Reading = { wanted, plan, stored, position, query: behind, check: null, isHourly }
  const from = comparedFrom(org.about(), position, isHourly, checked.get(plan.object))
  // All behind the position is read anyway.
  if (from === null || position.id === '' || stamp < from) return plain
  checked.set(plan.object, org.about())
  const span = { from, to: stamp }
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const known = await countSeen(org.db, shelf, from, stamp)
  if (known.all <= rereadAtMost) return { ...plain, query: rowsFrom(plan, earlier(from, hotFrom), withDeleted) }
  return { ...plain, check: { wanted, plan, position, span, exact: isHourly || known.alive <= idsAtMost } }
}

/** From when on rows are compared; null when it is not time. Covers what may have come to light since the last look, however long ago. */
function comparedFrom(
  now: number,
  { start, reconciled }: Position,
  isHourly: boolean,
  last: number | undefined,
): string | null {
  const lastHours = Date.parse(reconciled) - backMs
  if (isHourly) return later(iso(lastHours), start)
  if (last !== undefined && last > now - checkEveryMs) return null
  return later(iso((last ?? Date.parse(reconciled)) - lateMs), start)
}

/** Takes the pages into the log. The hour counts as compared when nothing was left unread. */
export async function takeReading(
  org: PolledOrg,
  { plan, stored, position, check, isHourly }: Reading,
  { page, asOf }: { page: QueryPage | Problem | undefined; asOf: number },
  checkPage: QueryPage | Problem | undefined,
): Promise<ReadResult | null> {
  if (page instanceof Problem) throw page
  if (!page) return null
  const first: FirstPage = { page, asOf, stored }
  const result = await readPages(org, plan, position, first)
  if (check) await settleCheck(org, { ...check, position: result.position }, checkPage)
  if (!isHourly || result.more) return result
  const compared = { ...result.position, reconciled: iso(asOf) }
  const feed = { name: feedName, object: plan.object, position: compared }
  await org.accept({ connectionId: org.connectionId, feed, events: [] })
  return { ...result, position: compared }
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

function earlier(a: string, b: string | null): string {
  return b !== null && b < a ? b : a
}

/**
 * One poll of one org: all objects its active workflows watch, for all their triggers together.
 *
 * What it costs, in API calls. Rows of an object are one query, and five queries travel in one call: an idle poll of up to
 * five objects is 1 call, of ten 2. A check of the last ten minutes for late commits costs nothing while little happened
 * (the rows of these minutes are read again in the same query, once a minute), one more query of the same call when much
 * did. Further pages: 1 call per 2,000 rows. Once an hour the last hours are compared with the ledger: one query an object,
 * five to a call (1 call per hour and object where more than 2,000 rows changed). Deletions: 1 call a minute and object, only where
 * a trigger asks for them. A list view or condition whose members are watched is one more query. So five objects polled every minute
 * cost 1,440 + 24 calls a day; while rows are hot (three seconds) a poll repeats them at no further call.
 */
import { asProblem, Problem, type ProblemJson } from '../../../problems.ts'
import type { QueryPage, Soql } from '../../../salesforce/index.ts'
import { type Check, checkOf, checkQuery, settleCheck } from './check-span.ts'
import { feedName } from './decide.ts'
import { type DeletesPosition, deletesFeed, readDeletes } from './deletes.ts'
import { positionsOf } from './feed-rows.ts'
import { asksFor, type ListRounds, listAnswers, listQueries, settleList } from './lists.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { beginAt, iso, notBefore, type Position } from './position.ts'
import { rowsBehind, rowsFrom } from './queries.ts'
import { type ReadResult, readPages, timed } from './read-rows.ts'
import { hourIsOver, reconcile } from './reconcile.ts'
import type { Target } from './targets.ts'
import { wantsDeletes, wantsRows } from './wanted.ts'

/** Kept between polls; lost with the process without harm. */
export interface Rounds {
  /** Org time of the last check for late commits, and of the last look for deletions, by object. */
  checked: Map<string, number>
  deletes: Map<string, number>
  lists: ListRounds
  /** Objects whose last hours are to be compared with the ledger in any case. */
  compare: Set<string>
}

export interface PollOutcome {
  /** Rows were left because they were too fresh: poll again in a moment. */
  more: boolean
  /** By object: why it could not be read, or null. */
  problems: Map<string, ProblemJson | null>
}

const lateMs = 600_000
const checkEveryMs = 60_000
const deletesEveryMs = 60_000
/** Up to so many rows the last minutes are read again in full, in the query that is asked anyway. */
const rereadAtMost = 500

interface Reading extends Target {
  stored: Position | undefined
  position: Position
  query: Soql
  /** A check that needs a query of its own. */
  check: Check | null
}

/** Throws the Problem of a call that failed as a whole; an object's own Problem is in the outcome. */
export async function pollOrg(org: PolledOrg, targets: Target[], rounds: Rounds): Promise<PollOutcome> {
  const positions = await positionsOf<Position>(org.db, org.connectionId, feedName)
  const read = targets.filter(({ wanted }) => wantsRows(wanted))
  const readings = await Promise.all(read.map((target) => prepare(org, target, positions, rounds)))
  const checks = readings.flatMap(({ check }) => check ?? [])
  const lists = await asksFor(org, targets, rounds.lists)
  const soqls = [...readings.map(({ query }) => query), ...checks.map(checkQuery), ...listQueries(lists)]
  const { answer: pages, asOf } = await timed(org, org.salesforce.queries(soqls))
  const outcome: PollOutcome = { more: false, problems: new Map(targets.map(({ plan }) => [plan.object, null])) }
  const results: (ReadResult & { plan: Plan })[] = []
  for (const [at, reading] of readings.entries()) {
    const checkPage = reading.check ? pages[readings.length + checks.indexOf(reading.check)] : undefined
    const result = await attempt(() => takeObject(org, reading, asOf, pages[at], checkPage))
    if (!(result instanceof Problem) && result) results.push({ plan: reading.plan, ...result })
    outcome.problems.set(reading.plan.object, problemOf(result) ?? unseenFields(reading.plan))
  }
  for (const [ask, answer] of listAnswers(lists, pages.slice(readings.length + checks.length))) {
    const result = await attempt(() => settleList(org, ask, answer, rounds.lists))
    if (result instanceof Problem) outcome.problems.set(ask.plan.object, result.toJSON())
  }
  outcome.more = results.some(({ more }) => more)
  const due = results.filter((result) => hourIsOver(org, result) || rounds.compare.has(result.plan.object))
  if (due.length > 0) await reconcile(org, due)
  for (const { plan } of due) rounds.compare.delete(plan.object)
  for (const target of targets.filter((one) => isDeletesTurn(org, one, rounds))) {
    const result = await attempt(() => lookForDeletes(org, target, positions, rounds))
    if (result instanceof Problem) outcome.problems.set(target.plan.object, result.toJSON())
  }
  return outcome
}

async function prepare(
  org: PolledOrg,
  { wanted, plan }: Target,
  positions: Map<string, Position>,
  rounds: Rounds,
): Promise<Reading> {
  const stored = positions.get(plan.object)
  const position = stored ? notBefore(stored, wanted.since) : beginAt(wanted.since)
  const behind = position.hotFrom ? rowsFrom(plan, position.hotFrom) : rowsBehind(plan, position)
  const plain = { wanted, plan, stored, position, query: behind, check: null }
  const from = later(iso(org.now() - lateMs), position.start)
  if (position.id === '' || position.stamp < from || !isDue(org, rounds.checked, plan, checkEveryMs)) return plain
  rounds.checked.set(plan.object, org.about())
  const check = await checkOf(org, plan, position, { from, to: position.stamp })
  return check.known <= rereadAtMost ? { ...plain, query: rowsFrom(plan, from) } : { ...plain, check }
}

async function takeObject(
  org: PolledOrg,
  { plan, stored, position, check }: Reading,
  asOf: number,
  page: QueryPage | Problem | undefined,
  checkPage: QueryPage | Problem | undefined,
): Promise<ReadResult | null> {
  if (page instanceof Problem) throw page
  if (!page) return null
  const result = await readPages(org, plan, position, { page, asOf, stored })
  if (check) await settleCheck(org, { ...check, position: result.position }, checkPage)
  return result
}

function isDeletesTurn(org: PolledOrg, { wanted, plan }: Target, rounds: Rounds): boolean {
  return wantsDeletes(wanted) && isDue(org, rounds.deletes, plan, deletesEveryMs)
}

async function lookForDeletes(
  org: PolledOrg,
  { wanted, plan }: Target,
  starts: Map<string, Position>,
  rounds: Rounds,
): Promise<void> {
  rounds.deletes.set(plan.object, org.about())
  const positions = await positionsOf<DeletesPosition>(org.db, org.connectionId, deletesFeed)
  await readDeletes(org, plan, starts.get(plan.object)?.start ?? iso(wanted.since), positions.get(plan.object))
}

function isDue(org: PolledOrg, last: Map<string, number>, plan: Plan, everyMs: number): boolean {
  return (last.get(plan.object) ?? 0) <= org.about() - everyMs
}

/** A Problem that concerns only this object does not keep the others waiting. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Problem> {
  try {
    return await work()
  } catch (error) {
    const problem = asProblem(error)
    if (problem.then === 'stop' && problem.code !== 'bug') return problem
    throw problem
  }
}

function problemOf(result: unknown): ProblemJson | null {
  return result instanceof Problem ? result.toJSON() : null
}

/** Nothing is weakened silently: a trigger that looks at a field nobody shows us can never fire as meant. */
function unseenFields({ object, missing }: Plan): ProblemJson | null {
  if (missing.length === 0) return null
  return new Problem('field-unknown', {
    what: `The connected user cannot see ${missing.join(', ')} of ${object}, which a trigger looks at.`,
    fix: 'Give the user read access to it, or change the trigger.',
    object,
  }).toJSON()
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

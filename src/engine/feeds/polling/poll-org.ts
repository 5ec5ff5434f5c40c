/**
 * One poll of one org: all objects its active workflows watch, for all their triggers together.
 *
 * What it costs, in API calls. Rows of an object are one query, its deleted rows included where a trigger asks for them, and five
 * queries travel in one call with the lists of deletions: an idle poll of up to five objects is 1 call, of ten 2. The look for late
 * commits costs nothing while little happened (the rows of the last ten minutes, once an hour of the last hours, are read again in the
 * same query), one more query of the same call when much did. Further pages: 1 call per 2,000 rows. A list view or condition whose
 * members are watched is one more query. So five objects polled every minute cost 1,440 calls a day; while rows are hot (three
 * seconds) a poll repeats them at no further call.
 */
import { asProblem, Problem, type ProblemJson } from '../../../problems.ts'
import { checkQuery } from './check-span.ts'
import { feedName } from './decide.ts'
import { deletesAsks, settleDeletes } from './deletes.ts'
import { positionsOf } from './feed-rows.ts'
import { asksFor, type ListRounds, listAnswers, listQueries, settleList } from './lists.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import type { Position } from './position.ts'
import { timed } from './read-rows.ts'
import { readingOf, takeReading } from './reading.ts'
import type { Target } from './targets.ts'
import { wantsRows } from './wanted.ts'

/** Kept between polls; lost with the process without harm. */
export interface Rounds {
  /** Org time of the last look for late commits, and of the last look for deletions, by object. */
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

/** Throws the Problem of a call that failed as a whole; an object's own Problem is in the outcome. */
export async function pollOrg(org: PolledOrg, targets: Target[], rounds: Rounds): Promise<PollOutcome> {
  const positions = await positionsOf<Position>(org.db, org.connectionId, feedName)
  const read = targets.filter(({ wanted }) => wantsRows(wanted))
  const readings = await Promise.all(read.map((one) => readingOf(org, one, positions.get(one.plan.object), rounds)))
  const checks = readings.flatMap(({ check }) => check ?? [])
  const lists = await asksFor(org, targets, rounds.lists)
  const deletes = await deletesAsks(org, targets, positions, rounds.deletes)
  const asked = timed(
    org,
    org.salesforce.readTogether(
      [
        ...readings.map(({ query }) => query),
        ...[...checks.map(checkQuery), ...listQueries(lists)].map((soql) => ({ soql })),
      ],
      deletes.map(({ span }) => span),
    ),
  )
  const { answer, asOf } = await asked
  const pages = [...answer.pages]
  const outcome: PollOutcome = { more: false, problems: new Map(targets.map(({ plan }) => [plan.object, null])) }
  const note = (plan: Plan, result: unknown) => {
    if (result instanceof Problem) outcome.problems.set(plan.object, result.toJSON())
  }
  const rows = pages.splice(0, readings.length)
  for (const [at, reading] of readings.entries()) {
    const checkPage = reading.check ? pages[checks.indexOf(reading.check)] : undefined
    const result = await attempt(() => takeReading(org, reading, { page: rows[at], asOf }, checkPage))
    outcome.problems.set(reading.plan.object, unseenFields(reading.plan))
    note(reading.plan, result)
    if (result instanceof Problem || !result) continue
    outcome.more ||= result.more
    if (!result.more) rounds.compare.delete(reading.plan.object)
  }
  for (const [ask, page] of listAnswers(lists, pages.slice(checks.length))) {
    note(ask.plan, await attempt(() => settleList(org, ask, page, rounds.lists)))
  }
  for (const [at, ask] of deletes.entries()) {
    note(ask.plan, await attempt(() => settleDeletes(org, ask, answer.deleted[at])))
  }
  return outcome
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

/** Nothing is weakened silently: a trigger that looks at a field nobody shows us can never fire as meant. */
function unseenFields({ object, missing }: Plan): ProblemJson | null {
  if (missing.length === 0) return null
  return new Problem('field-unknown', {
    what: `The connected user cannot see ${missing.join(', ')} of ${object}, which a trigger looks at.`,
    fix: 'Give the user read access to it, or change the trigger.',
    object,
  }).toJSON()
}

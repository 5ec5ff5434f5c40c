/**
 * Who entered or left the lists that workflows watch. One query a list, in the same call as the rows; lists of more than 2,000 members take
 * a call for each further page, and are therefore looked at as many times less often.
 */
import { asProblem, Problem } from '../../../problems.ts'
import type { FieldValues, QueryPage } from '../../../salesforce/index.ts'
import { type KeyedEvent, membersOf } from '../../events/index.ts'
import { readRecords } from '../change-data/read-records.ts'
import { positionsOf } from './feed-rows.ts'
import { listSoql } from './list-soql.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso } from './position.ts'
import { valuesOf } from './state.ts'
import type { Target } from './targets.ts'
import type { WantedList } from './wanted.ts'

/** Kept between polls; lost with the process without harm. */
export interface ListRounds {
  /** Queries by object and list, with the org time until which they are believed: views change. */
  soql: Map<string, { text: string; until: number }>
  /** Polls that pass until a long list is looked at again. */
  wait: Map<string, number>
}

export function listRounds(): ListRounds {
  return { soql: new Map(), wait: new Map() }
}

export interface ListAsk {
  plan: Plan
  list: WantedList
  /** What asks for the members, or why that cannot be said. */
  soql: string | Problem
}

const believedMs = 3_600_000
const pageRows = 2000

/** The lists whose turn it is. */
export async function asksFor(org: PolledOrg, targets: Target[], rounds: ListRounds): Promise<ListAsk[]> {
  const asks: ListAsk[] = []
  for (const { plan, wanted } of targets) {
    for (const list of wanted.lists.values()) {
      const key = keyOf(plan, list)
      const left = rounds.wait.get(key) ?? 0
      rounds.wait.set(key, left - 1)
      if (left <= 0) asks.push({ plan, list, soql: await soqlFor(org, plan, list, rounds) })
    }
  }
  return asks
}

async function soqlFor(org: PolledOrg, plan: Plan, list: WantedList, { soql }: ListRounds): Promise<string | Problem> {
  const known = soql.get(keyOf(plan, list))
  if (known && known.until > org.about()) return known.text
  try {
    const text = await listSoql(org.salesforce, plan.object, list)
    soql.set(keyOf(plan, list), { text, until: org.about() + believedMs })
    return text
  } catch (error) {
    return ownOnly(asProblem(error))
  }
}

/** The queries that go with the others of a poll. */
export function listQueries(asks: ListAsk[]): string[] {
  return asks.flatMap(({ soql }) => (typeof soql === 'string' ? soql : []))
}

/** Each ask with its answer; `pages` are those of `listQueries`. */
export function listAnswers(
  asks: ListAsk[],
  pages: (QueryPage | Problem)[],
): [ListAsk, QueryPage | Problem | undefined][] {
  const left = [...pages]
  return asks.map((ask) => [ask, typeof ask.soql === 'string' ? left.shift() : ask.soql])
}

interface ListPosition {
  /** Org time of the last look, ISO. */
  at: string
}

/** Takes the answer: tells who came and went since the last look. The first look only notes who is there. */
export async function settleList(
  org: PolledOrg,
  { plan, list }: ListAsk,
  answer: QueryPage | Problem | undefined,
  rounds: ListRounds,
): Promise<void> {
  if (answer instanceof Problem) {
    rounds.soql.delete(keyOf(plan, list))
    throw answer
  }
  if (!answer) return
  const { connectionId, db } = org
  const ids = await allIds(org, answer)
  rounds.wait.set(keyOf(plan, list), Math.ceil(ids.size / pageRows) - 1)
  const known = await membersOf(db, connectionId, plan.object, list.feed)
  const crossing = {
    object: plan.object,
    list: list.feed,
    entered: [...ids].filter((id) => !known.has(id)),
    left: [...known].filter((id) => !ids.has(id)),
  }
  const last = (await positionsOf<ListPosition>(db, connectionId, list.feed)).get(plan.object)
  // Nobody watched meanwhile: who came and went then concerns nobody.
  const isFirst = !last || Date.parse(last.at) < list.since
  const events = isFirst ? [] : await eventsOf(org, plan, crossing)
  const feed = { name: list.feed, object: plan.object, position: { at: iso(org.now()) } }
  org.found(await org.accept({ connectionId, feed, events, crossing }))
}

async function allIds(org: PolledOrg, first: QueryPage): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let page = first; ; page = await org.salesforce.queryPage(page.next)) {
    for (const row of page.records) ids.add(String(row['Id']))
    if (page.next === null) return ids
  }
}

interface Crossed {
  list: string
  entered: string[]
  left: string[]
}

async function eventsOf(org: PolledOrg, plan: Plan, { list, entered, left }: Crossed): Promise<KeyedEvent[]> {
  const all = [...entered, ...left]
  if (all.length === 0) return []
  const [rows = new Map<string, FieldValues>()] = await readRecords(org, [{ plan, ids: all }])
  if (rows instanceof Problem) throw rows
  const occurredAt = iso(org.now())
  const came = new Set(entered)
  return all.map((recordId) => {
    const change = came.has(recordId) ? 'entered' : 'left'
    const row = rows.get(recordId)
    return {
      ...{ connectionId: org.connectionId, feed: list, object: plan.object, change, recordId, occurredAt },
      // One that is gone from the org as well has left with its id alone.
      record: row ? valuesOf(row) : { Id: recordId },
      before: null,
      key: `${change}:${list}:${recordId}:${occurredAt}`,
    }
  })
}

/** What concerns the whole org is thrown on. */
function ownOnly(problem: Problem): Problem {
  if (problem.then === 'stop' && problem.code !== 'bug') return problem
  throw problem
}

function keyOf({ object }: Plan, { feed }: WantedList): string {
  return `${object} ${feed}`
}

/** Deleted and merged records, for objects whose triggers ask for them. One API call a minute and object. */
import { asProblem, type Problem } from '../../../problems.ts'
import { type Database, rowsOf } from '../../../store/index.ts'
import type { KeyedEvent, SeenRow } from '../../events/index.ts'
import { existing } from './check-span.ts'
import { feedName } from './decide.ts'
import { allSeen, seenOf } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso } from './position.ts'
import { deletedRows } from './queries.ts'
import { hashOf, valuesOf } from './state.ts'

export const deletesFeed = 'polling-deletes'

export interface DeletesPosition {
  /** Salesforce has told all deletions up to then. ISO, org time. */
  covered: string
}

export interface Deletion {
  id: string
  /** ISO. */
  at: string
}

/** Seconds are ignored by getDeleted, and start and end must be a minute apart: we look back over the edge. */
const marginMs = 120_000

/** Reads deletions since the last time and hands them on. `since` is where the object's feed began. */
export async function readDeletes(org: PolledOrg, plan: Plan, since: string, last?: DeletesPosition): Promise<void> {
  const from = last?.covered ?? since
  const told = await deletionsSince(org, plan, from)
  const found = await deletionEvents(
    org,
    plan,
    feedName,
    told.deletions.filter(({ at }) => at >= since),
  )
  const feed = { name: deletesFeed, object: plan.object, position: { covered: told.covered } }
  org.found(await org.accept({ connectionId: org.connectionId, feed, ...found }))
}

async function deletionsSince(
  org: PolledOrg,
  plan: Plan,
  from: string,
): Promise<{ deletions: Deletion[]; covered: string }> {
  const now = org.now()
  const start = iso(Date.parse(from) - marginMs)
  try {
    const answer = await org.salesforce.deleted(plan.object, start, iso(now))
    const deletions = answer.records.map(({ id, deletedDate }) => ({ id, at: iso(Date.parse(deletedDate)) }))
    const covered = iso(Math.min(now, Date.parse(answer.latestDateCovered)))
    return { deletions, covered: covered > from ? covered : from }
  } catch (error) {
    if (!isTooLongAgo(asProblem(error))) throw error
    return { deletions: await compareAll(org, plan, now), covered: iso(now) }
  }
}

/** The list of deletions does not reach back that far (15 days, or less when it overflowed). */
function isTooLongAgo(problem: Problem): boolean {
  return problem.details.salesforce?.errorCode === 'INVALID_REPLICATION_DATE'
}

/** Then every record ever seen is looked for. */
async function compareAll(org: PolledOrg, plan: Plan, now: number): Promise<Deletion[]> {
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const deletions: Deletion[] = []
  for await (const ids of allSeen(org.db, shelf, 1000)) {
    const present = await existing(org, plan, ids)
    deletions.push(...ids.filter((id) => !present.has(id)).map((id) => ({ id, at: iso(now) })))
  }
  return deletions
}

const keysOf = ({ id, at }: Deletion) => [`deleted:${id}:${at}`, `merged:${id}:${at}`]

/** The clock of the one who tells a deletion may differ by so much from another's. */
const sameMs = 5000

/** Without those told before, by whatever feed. */
async function unknownOf(org: PolledOrg, plan: Plan, deletions: Deletion[]): Promise<Deletion[]> {
  const known = await knownKeys(org.db, org.connectionId, deletions.flatMap(keysOf))
  const ids = deletions.map(({ id }) => id)
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object: plan.object }, ids)
  const isGone = ({ id, at }: Deletion) => {
    const last = seen.get(id)
    return last?.gone === true && Math.abs(Date.parse(last.stamp) - Date.parse(at)) <= sameMs
  }
  return deletions.filter((deletion) => !isGone(deletion) && !keysOf(deletion).some((key) => known.has(key)))
}

async function knownKeys(db: Database, connectionId: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const text = 'select key from event where connection_id = $1 and key = any($2)'
  const rows = await rowsOf<{ key: string }>(db, text, [connectionId, keys])
  return new Set(rows.map((row) => row.key))
}

/** What is new of these deletions, as events and as records known to be gone. */
export async function deletionEvents(
  org: PolledOrg,
  plan: Plan,
  feed: string,
  deletions: Deletion[],
): Promise<{ events: KeyedEvent[]; seen: SeenRow[] }> {
  const unknown = await unknownOf(org, plan, deletions)
  const ids = unknown.map(({ id }) => id)
  const last = await lastValues(org, plan, ids)
  const events = unknown.map((deletion) => eventOf(org, plan, feed, deletion, last.get(deletion.id)))
  return { events, seen: events.map(goneRow) }
}

/** From the recycle bin, which also names the winner of a merge; else as last seen. */
async function lastValues(org: PolledOrg, plan: Plan, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object: plan.object }, ids)
  const values = new Map([...seen].map(([id, row]) => [id, row.values]))
  for (let at = 0; at < ids.length; at += 200) {
    const soql = deletedRows(plan, ids.slice(at, at + 200))
    for await (const row of org.salesforce.query(soql, { withDeleted: true })) {
      values.set(String(row['Id']), valuesOf(row))
    }
  }
  return values
}

function eventOf(
  { connectionId }: PolledOrg,
  { object }: Plan,
  feed: string,
  { id, at }: Deletion,
  record: Record<string, unknown> = { Id: id },
): KeyedEvent {
  const change = record['MasterRecordId'] ? 'merged' : 'deleted'
  const key = `${change}:${id}:${at}`
  return { connectionId, feed, object, change, recordId: id, occurredAt: at, record, before: null, key }
}

function goneRow({ object, recordId, occurredAt, record }: KeyedEvent): SeenRow {
  return { object, recordId, stamp: occurredAt, hash: hashOf(record), values: record, gone: true, hinted: false }
}

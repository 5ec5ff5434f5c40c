/**
 * Takes what was pushed into the event log, through the ledger that polling uses too: what one has told, the other does not tell
 * again. All objects of a burst, their states as last seen and the place in the stream are kept in one transaction.
 */
import { Problem } from '../../../problems.ts'
import type { FieldValues } from '../../../salesforce/index.ts'
import type { ChangeMessage } from '../../../salesforce/pubsub/index.ts'
import type { EventBatch, KeyedEvent, NewGap, SeenRow } from '../../events/index.ts'
import { decide } from '../polling/decide.ts'
import { deletionEvents } from '../polling/deletions.ts'
import type { Deletion } from '../polling/gone.ts'
import { seenOf } from '../polling/ledger.ts'
import type { PolledOrg } from '../polling/org.ts'
import { iso } from '../polling/position.ts'
import type { Target } from '../polling/targets.ts'
import { wantsDeletes, wantsRows } from '../polling/wanted.ts'
import { isDeletion, isOverflow } from './bursts.ts'
import { changeDataFeed, type StreamPosition } from './position.ts'
import { readRecords } from './read-records.ts'
import { type Heard, mustRead, newsOf, statesOf } from './states.ts'

export interface PushedTarget extends Target {
  /** A record created at this org time or later, and never seen, is new. ISO. */
  start: string
}

interface Portion {
  target: PushedTarget
  heard: Heard[]
  deletions: Deletion[]
}

/** What a burst asks of the org: nothing, unless a record must be read. */
export async function prepare(org: PolledOrg, targets: PushedTarget[], burst: ChangeMessage[]): Promise<Portion[]> {
  const byObject = Map.groupBy(burst, ({ object }) => object)
  const watched = targets.filter(({ plan }) => byObject.has(plan.object))
  return Promise.all(watched.map((target) => portionOf(org, target, byObject.get(target.plan.object) ?? [])))
}

async function portionOf(org: PolledOrg, target: PushedTarget, messages: ChangeMessage[]): Promise<Portion> {
  const { object } = target.plan
  if (!wantsRows(target.wanted)) return { target, heard: [], deletions: [] }
  const told = messages.filter((message) => !isDeletion(message) && !isOverflow(message))
  const deletions = messages
    .filter(isDeletion)
    .flatMap(({ recordIds, commitTimestamp }) => recordIds.map((id) => ({ id, at: wholeSecond(commitTimestamp) })))
  const byRecord = new Map<string, ChangeMessage[]>()
  for (const message of told)
    for (const id of message.recordIds) byRecord.set(id, [...(byRecord.get(id) ?? []), message])
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object }, [...byRecord.keys()])
  const heard = [...byRecord].map(([recordId, all]) =>
    newsOf(target.plan, { recordId, messages: all, seen: seen.get(recordId) }),
  )
  return { target, heard: heard.filter(({ messages: news }) => news.length > 0), deletions }
}

export function asksOf(portions: Portion[]): { plan: Portion['target']['plan']; ids: string[] }[] {
  return portions.map(({ target: { plan }, heard }) => ({
    plan,
    ids: heard.filter((one) => mustRead(plan, one)).map(({ recordId }) => recordId),
  }))
}

/** Reads what must be read, and stores all that is new. */
export async function take(
  org: PolledOrg,
  portions: Portion[],
  position: StreamPosition | undefined,
  gaps: NewGap[],
): Promise<void> {
  const asks = asksOf(portions)
  const read = await readRecords(org, asks)
  const events: KeyedEvent[] = []
  const seen: SeenRow[] = []
  const open = [...gaps]
  for (const [at, portion] of portions.entries()) {
    const rows = read[at]
    if (rows instanceof Problem) {
      open.push(unreadable(portion, rows, iso(org.now())))
      continue
    }
    const decided = await decidePortion(org, portion, new Set(asks[at]?.ids), rows ?? new Map())
    events.push(...decided.events)
    seen.push(...decided.seen)
  }
  const feed: EventBatch['feed'] = { name: changeDataFeed, object: '', ...(position && { position }) }
  org.found(await org.accept({ connectionId: org.connectionId, feed, events, seen, gaps: open }))
}

async function decidePortion(
  org: PolledOrg,
  { target: { plan, wanted, start }, heard, deletions }: Portion,
  asked: Set<string>,
  read: Map<string, FieldValues>,
): Promise<{ events: KeyedEvent[]; seen: SeenRow[] }> {
  const { connectionId } = org
  const rowOf = (id: string) => (asked.has(id) ? (read.get(id) ?? null) : undefined)
  const states = heard.map((one) => statesOf(plan, one, rowOf(one.recordId)))
  const rows = states.flatMap((state) => state.rows)
  const hinted = new Set(states.flatMap((state) => [...state.hinted]))
  const clients = new Map(states.flatMap((state) => [...state.clients]))
  const last = new Map(heard.flatMap(({ recordId, seen }) => (seen ? [[recordId, seen] as const] : [])))
  const decided = decide({ connectionId, feed: changeDataFeed, plan, rows, hinted, clients, seen: last, start })
  const gone = await goneOf(org, plan, wanted, deletions.filter(isAfter(decided.seen)))
  return { events: [...decided.events, ...gone.events], seen: [...withoutGone(decided.seen, gone.seen), ...gone.seen] }
}

/** A record that was read is as the org has it now: an earlier deletion has been taken back. */
function isAfter(seen: SeenRow[]): (deletion: Deletion) => boolean {
  const read = new Map(seen.filter(({ hinted }) => !hinted).map(({ recordId, stamp }) => [recordId, stamp]))
  return ({ id, at }) => (read.get(id) ?? '') < at
}

/** Deletions nobody listens to are only remembered. */
async function goneOf(
  org: PolledOrg,
  plan: Target['plan'],
  wanted: Target['wanted'],
  deletions: Deletion[],
): Promise<{ events: KeyedEvent[]; seen: SeenRow[] }> {
  if (deletions.length === 0) return { events: [], seen: [] }
  if (wantsDeletes(wanted)) return deletionEvents(org, plan, changeDataFeed, deletions)
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const ids = deletions.map(({ id }) => id)
  const seen = await seenOf(org.db, shelf, ids)
  const rows = deletions.flatMap(({ id, at }) => {
    const row = seen.get(id)
    return row ? [{ ...row, stamp: at, gone: true }] : []
  })
  return { events: [], seen: rows }
}

/** One statement keeps one state of a record. */
function withoutGone(seen: SeenRow[], gone: SeenRow[]): SeenRow[] {
  const ids = new Set(gone.map(({ recordId }) => recordId))
  return seen.filter(({ recordId }) => !ids.has(recordId))
}

function unreadable({ target: { plan }, heard }: Portion, problem: Problem, now: string): NewGap {
  const first = Math.min(
    ...heard.flatMap(({ messages }) => messages.map((one) => one.commitTimestamp)),
    Date.parse(now),
  )
  return {
    feed: changeDataFeed,
    object: plan.object,
    reason: 'unreadable',
    from: iso(first),
    to: now,
    problem: problem.toJSON(),
  }
}

function wholeSecond(ms: number): string {
  return iso(Math.floor(ms / 1000) * 1000)
}

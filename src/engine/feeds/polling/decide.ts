/** What a row that was read means, by what was last seen of the record. */
import type { FieldValues } from '../../../salesforce/index.ts'
import type { KeyedEvent, SeenRow } from '../../events/index.ts'
import { deletionEvent, goneRow, isInBin, toldBy } from './gone.ts'
import type { Plan } from './plan.ts'
import { iso, stampOf } from './position.ts'
import { changedFrom, hashOf } from './state.ts'

export const feedName = 'polling'

export interface Reading {
  connectionId: string
  /** The feed that heard them. */
  feed: string
  plan: Plan
  /** In the order they happened, as far as that is known. */
  rows: FieldValues[]
  /** Rows put together from change events. */
  hinted?: ReadonlySet<FieldValues>
  /** Programs that made these states, where that is told. */
  clients?: ReadonlyMap<FieldValues, string>
  /** Last seen, by record id. */
  seen: Map<string, SeenRow>
  /** A record created at this org time or later, and never seen, is new. ISO. */
  start: string
}

export interface Decision {
  events: KeyedEvent[]
  seen: SeenRow[]
}

/**
 * A record never seen is created (when it is young enough) or updated; a seen one is updated when its stamp is later, or
 * when values differ within the same second; one in the recycle bin is deleted, or merged. What was seen already, or is older than what
 * was seen, is nothing.
 */
export function decide(reading: Reading): Decision {
  const events: KeyedEvent[] = []
  const seen = new Map(reading.seen)
  const changed = new Set<string>()
  // One after the other, as a page may tell of the same record twice.
  for (const row of reading.rows) {
    const decided = decideOne({ ...reading, seen }, row)
    if (!decided) continue
    if (decided.event) events.push({ ...decided.event, ...madeBy(reading.clients?.get(row)) })
    seen.set(decided.now.recordId, decided.now)
    changed.add(decided.now.recordId)
  }
  return { events, seen: [...seen.values()].filter(({ recordId }) => changed.has(recordId)) }
}

const madeBy = (client: string | undefined) => (client === undefined ? {} : { client })

interface DecidedRow {
  event: KeyedEvent | null
  now: SeenRow
}

function decideOne(reading: Reading, row: FieldValues): DecidedRow | null {
  if (isInBin(row)) return decideGone(reading, row)
  const values = toldBy(reading.plan, row)
  const now = {
    object: reading.plan.object,
    recordId: String(row['Id']),
    stamp: stampOf(row, reading.plan.stampField),
    hash: hashOf(values),
    values,
    gone: false,
    hinted: reading.hinted?.has(row) ?? false,
  }
  const last = reading.seen.get(now.recordId)
  if (!last) return { event: firstSight(reading, now), now }
  if (now.stamp < last.stamp) return null
  const before = changedFrom(last.values, values)
  const same = Object.keys(before).length === 0 && !last.gone && (now.stamp === last.stamp || isHintKept(last, now))
  if (!same) return { event: eventOf(reading, now, last.gone ? 'undeleted' : 'updated', last), now }
  // Another set of fields is read now: kept for the next comparison.
  return now.hash === last.hash && !last.hinted ? null : { event: null, now }
}

/** Nothing happens to a record in the bin but its coming back: it is deleted once, by whatever clock that is told. */
function decideGone({ connectionId, feed, plan, seen }: Reading, row: FieldValues): DecidedRow | null {
  const deletion = { id: String(row['Id']), at: stampOf(row, plan.stampField) }
  const last = seen.get(deletion.id)
  if (last && (last.gone || deletion.at < last.stamp)) return null
  const event = deletionEvent({ connectionId, feed, object: plan.object }, deletion, toldBy(plan, row))
  return { event, now: goneRow(event) }
}

/**
 * A change event does not tell SystemModstamp, which may be a moment later than the change. What is read afterwards is the same
 * state when it is by the same user's change.
 */
function isHintKept(last: SeenRow, now: SeenRow): boolean {
  const [told, read] = [last.values['LastModifiedDate'], now.values['LastModifiedDate']]
  return last.hinted && !now.hinted && told !== undefined && told === read
}

function firstSight(reading: Reading, now: SeenRow): KeyedEvent {
  const created = now.values['CreatedDate'] === undefined ? now.stamp : stampOf(now.values, 'CreatedDate')
  if (created < reading.start) return eventOf(reading, now, 'updated', undefined)
  return { ...eventOf(reading, now, 'created', undefined), occurredAt: created }
}

function eventOf(
  { connectionId, feed, plan }: Reading,
  now: SeenRow,
  change: 'created' | 'updated' | 'undeleted',
  last: SeenRow | undefined,
): KeyedEvent {
  const { recordId, stamp, values } = now
  return {
    ...{ connectionId, feed, object: plan.object, change, recordId, occurredAt: iso(Date.parse(stamp)) },
    record: values,
    before: last ? changedFrom(last.values, values) : null,
    key: keyOf(change, now, last),
  }
}

/** Created is once for ever; a state is once in its second, but for one that came back after another: that one names the other. */
function keyOf(change: string, { recordId, stamp, hash }: SeenRow, last: SeenRow | undefined): string {
  if (change === 'created') return `created:${recordId}`
  return `${change}:${recordId}:${stamp}:${hash}${last?.stamp === stamp ? `:${last.hash}` : ''}`
}

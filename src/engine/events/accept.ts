/**
 * Takes what a feed heard into the log. In one transaction: the events, the feed's new position, the records as now seen,
 * and the runs that start. Given again in whole or in part, only what is new happens.
 */
import type { Logger } from 'pino'
import { type Database, jsonText, rowsOf, type Store } from '../../store/index.ts'
import { fromOutside, type Judge, type Origin, stopChains } from '../echoes/index.ts'
import type { RunDraft, StartRuns } from '../runs/draft.ts'
import { type NewGap, noteGaps } from './gaps.ts'
import { match, matchOnly, type PositionedEvent } from './match.ts'
import { type Crossing, noteCrossing } from './members.ts'
import { isNoConnection } from './no-connection.ts'
import type { KeyedEvent, SeenRow } from './rows.ts'
import { activeSubscriptions, type Subscription, type TriggerSource } from './subscriptions.ts'

export interface EventBatch {
  connectionId: string
  /** The feed that heard them; `object` is '' for feeds that are not about one object. */
  feed: { name: string; object: string; position?: unknown }
  /** In the order they happened. */
  events: KeyedEvent[]
  seen?: SeenRow[]
  /** Only this one is told of them, and of what is past too. */
  only?: Subscription
  /** Records that entered or left a list; the events are theirs. */
  crossing?: Crossing
  /** What the feed may have missed. */
  gaps?: NewGap[]
}

export interface AcceptedEvents {
  /** Events that were new. */
  events: number
  /** Ids of runs that were started. */
  runs: string[]
  /** The same by the keys of the events that were new. */
  byKey: Map<string, string[]>
}

export interface Acceptance {
  store: Store
  triggers: TriggerSource
  startRuns: StartRuns
  /** Tells our own changes; without it all come from outside. */
  judge?: Judge
  log: Logger
}

/** Any number of events; statements carry a thousand each. */
export async function acceptEvents(to: Acceptance, batch: EventBatch): Promise<AcceptedEvents> {
  const origins = (await to.judge?.(batch.connectionId, batch.events)) ?? new Map<string, Origin>()
  return to.store.transaction(async (tx) => {
    const crossed = batch.crossing && (await noteCrossing(tx, batch.connectionId, batch.crossing))
    const events = batch.events.filter(({ recordId }) => crossed?.has(recordId) ?? true)
    const stored = await storeEvents(tx, { ...batch, events }, origins)
    await keepSeen(tx, batch)
    await noteGaps(tx, batch.connectionId, batch.gaps ?? [])
    if (batch.feed.position !== undefined) await movePosition(tx, batch)
    if (stored.length === 0) return { events: 0, runs: [], byKey: new Map() }
    const onUnfit = (workflowId: string, error: unknown) =>
      to.log.error({ workflowId, error: String(error) }, 'the trigger of an active workflow cannot be used')
    const connectionId = isNoConnection(batch.connectionId) ? null : batch.connectionId
    const drafted = batch.only
      ? matchOnly(stored, batch.only)
      : match(stored, await activeSubscriptions(tx, to.triggers, onUnfit, connectionId))
    const runs: string[] = []
    const drafts = await stopChains(tx, drafted)
    for (const part of chunks(drafts)) runs.push(...(await to.startRuns(tx, part)))
    return { events: stored.length, runs, byKey: runsByKey(stored, drafts, runs) }
  })
}

function runsByKey(stored: PositionedEvent[], drafts: RunDraft[], runs: string[]): Map<string, string[]> {
  const started = new Set(runs)
  const byPosition = Map.groupBy(drafts, ({ eventPosition }) => eventPosition)
  const of = (position: number) => (byPosition.get(position) ?? []).flatMap(({ id }) => (started.has(id) ? [id] : []))
  return new Map(stored.map(({ key, position }) => [key, of(position)]))
}

const insertEvents = `
insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record, before, echo,
  cause, depth)
select $1, $2, e.object, e.change, e."recordId", e.key, e."occurredAt", e.record, e.before, e.echo, e.cause, e.depth
from rows from (json_to_recordset($3::json) as (
  object text, change text, "recordId" text, key text, "occurredAt" timestamptz, record jsonb, before jsonb,
  echo boolean, cause uuid, depth integer
)) with ordinality as e(object, change, "recordId", key, "occurredAt", record, before, echo, cause, depth, place)
order by e.place
on conflict (connection_id, key) do nothing
returning position, key`

/** Returns the new ones with their positions, in order. */
async function storeEvents(
  tx: Database,
  { connectionId, feed, events }: EventBatch,
  origins: Map<string, Origin>,
): Promise<PositionedEvent[]> {
  const stored: PositionedEvent[] = []
  const known = events.map((event) => ({ ...event, ...(origins.get(event.key) ?? fromOutside) }))
  for (const part of chunks(known)) {
    const values = [connectionId, feed.name, jsonText(part)]
    const rows = await rowsOf<{ position: number; key: string }>(tx, insertEvents, values)
    const positions = new Map(rows.map((row) => [row.key, row.position]))
    for (const event of part) {
      const position = positions.get(event.key)
      if (position === undefined) continue
      stored.push({ ...event, position })
      positions.delete(event.key)
    }
  }
  return stored
}

/** A later state is never replaced by an earlier one: two servers may read the same record at about the same time. */
const upsertSeen = `
insert into seen (connection_id, object, record_id, stamp, hash, values, gone, hinted)
select $1, s.object, s."recordId", s.stamp, s.hash, s.values, s.gone, s.hinted
from json_to_recordset($2::json) as s(
  object text, "recordId" text, stamp timestamptz, hash text, values jsonb, gone boolean, hinted boolean)
on conflict (connection_id, object, record_id) do update
set stamp = excluded.stamp, hash = excluded.hash, values = excluded.values, gone = excluded.gone, hinted = excluded.hinted
where seen.stamp <= excluded.stamp`

async function keepSeen(tx: Database, { connectionId, seen = [] }: EventBatch): Promise<void> {
  for (const part of chunks(seen)) await rowsOf(tx, upsertSeen, [connectionId, jsonText(part)])
}

async function movePosition(tx: Database, { connectionId, feed }: EventBatch): Promise<void> {
  await rowsOf(
    tx,
    `insert into feed (connection_id, name, object, position) values ($1, $2, $3, $4::jsonb)
     on conflict (connection_id, name, object) do update set position = excluded.position`,
    [connectionId, feed.name, feed.object, jsonText(feed.position)],
  )
}

const atOnce = 1000

function chunks<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))
}

/** Reading the event log: the newest first, filtered, page by page. */

import type { Selectable } from 'kysely'
import type { Change } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import type { Database, Tables } from '../../store/index.ts'
import type { Origin } from '../echoes/index.ts'

/** An event as the API shows it. */
export interface LoggedEvent extends Origin {
  position: number
  connectionId: string
  feed: string
  object: string
  change: Change
  recordId: string
  key: string
  /** Org time, ISO. */
  occurredAt: string
  /** Our time, ISO. */
  receivedAt: string
  record: Record<string, unknown>
  before: Record<string, unknown> | null
}

export interface EventFilter {
  connectionId?: string | undefined
  feed?: string | undefined
  /** Received at that time or later, ISO. */
  since?: string | undefined
  /** Received before, ISO. */
  until?: string | undefined
  object?: string | undefined
  change?: Change | undefined
  recordId?: string | undefined
  /** Only events before this position: the next page is that before the last of this one. */
  before?: number | undefined
  /** Only events after this position. */
  after?: number | undefined
  /** Default 50, at most 1,000. */
  limit?: number | undefined
}

/** Newest first. */
export async function listEvents(db: Database, filter: EventFilter = {}): Promise<LoggedEvent[]> {
  let query = db.selectFrom('event').selectAll().orderBy('position', 'desc').limit(limitOf(filter))
  if (filter.connectionId) query = query.where('connection_id', '=', filter.connectionId)
  if (filter.feed) query = query.where('feed', '=', filter.feed)
  if (filter.since) query = query.where('received_at', '>=', new Date(filter.since))
  if (filter.until) query = query.where('received_at', '<', new Date(filter.until))
  if (filter.object) query = query.where('object', '=', filter.object)
  if (filter.change) query = query.where('change', '=', filter.change)
  if (filter.recordId) query = query.where('record_id', '=', filter.recordId)
  if (filter.before !== undefined) query = query.where('position', '<', filter.before)
  if (filter.after !== undefined) query = query.where('position', '>', filter.after)
  return (await query.execute()).map(shown)
}

/** Throws Problem `not-found`. */
export async function oneEvent(db: Database, position: number): Promise<LoggedEvent> {
  const row = await db.selectFrom('event').selectAll().where('position', '=', position).executeTakeFirst()
  if (row) return shown(row)
  throw new Problem('not-found', {
    what: `There is no event ${position}.`,
    fix: 'List events to see which there are; old ones are removed after the time set for keeping them.',
  })
}

export function shown(row: Selectable<Tables['event']>): LoggedEvent {
  return {
    position: row.position,
    connectionId: row.connection_id,
    feed: row.feed,
    object: row.object,
    change: row.change as Change,
    recordId: row.record_id,
    key: row.key,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    record: row.record,
    before: row.before,
    echo: row.echo,
    cause: row.cause,
    depth: row.depth,
  }
}

function limitOf({ limit = 50 }: EventFilter): number {
  return Math.min(Math.max(1, limit), 1000)
}

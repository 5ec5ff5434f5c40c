/** Events of the user's own systems: posted to our API, or to a webhook's address. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../../problems.ts'
import { type Database, rowsOf } from '../../../store/index.ts'
import { type Acceptance, acceptTogether, type KeyedEvent } from '../../events/index.ts'

export interface AppEvent {
  /** Its name: MEETING_ENDED. */
  type: string
  payload: Record<string, unknown>
  /** Whoever sends it again with the same id sends nothing new. */
  id?: string | undefined
  /** ISO; default now. */
  occurredAt?: string | undefined
}

export interface TakenEvent {
  id: string
  /** False: it was known. */
  isNew: boolean
}

export interface Taken {
  events: TakenEvent[]
  /** Ids of the runs that were started. */
  runs: string[]
}

/** All or none. Throws `conflict` when an id comes again with another payload. */
export async function takeAppEvents(to: Acceptance, given: AppEvent[], tenantId: string): Promise<Taken> {
  const feed = 'app-event'
  const events = given.map(({ type, payload, id = randomUUID(), occurredAt }) => {
    const at = occurredAt ?? new Date().toISOString()
    return {
      id,
      event: ownEvent(tenantId, { feed, object: type, record: payload, occurredAt: at, key: `${feed}:${type}:${id}` }),
    }
  })
  const known = await knownOf(
    to.store.db,
    tenantId,
    events.map(({ event }) => event),
  )
  const { runs } = await acceptTogether(to, {
    connectionId: tenantId,
    feed: { name: feed, object: '' },
    events: events.map(({ event }) => event),
  })
  return { events: events.map(({ id, event }) => ({ id, isNew: !known.has(event.key) })), runs }
}

type Own = Pick<KeyedEvent, 'feed' | 'object' | 'record' | 'occurredAt' | 'key'>

/** An event of a tenant that comes from no org. */
export function ownEvent(tenantId: string, own: Own): KeyedEvent {
  return { connectionId: tenantId, change: 'created', recordId: '', before: null, ...own }
}

const same = `
select e.key, e.record = g.record as same
from json_to_recordset($2::json) as g(key text, record jsonb)
join event e on e.connection_id = $1 and e.key = g.key`

async function knownOf(db: Database, tenantId: string, events: KeyedEvent[]): Promise<Set<string>> {
  const given = JSON.stringify(events.map(({ key, record }) => ({ key, record })))
  const rows = await rowsOf<{ key: string; same: boolean }>(db, same, [tenantId, given])
  const other = rows.find((row) => !row.same)
  if (!other) return new Set(rows.map(({ key }) => key))
  throw new Problem('conflict', {
    what: `The event ${other.key.split(':').slice(2).join(':')} was sent before, with another payload.`,
    fix: 'Give each event an id of its own; the same id means the same event.',
  })
}

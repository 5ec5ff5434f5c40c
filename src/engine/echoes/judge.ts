/**
 * Tells our own changes from those of others, when a feed hears them. The ledger of own writes says what we wrote and when; what a
 * change holds beyond that is somebody else's. In doubt it is: a change too many starts a run, a change too few is lost.
 */
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import type { KeyedEvent } from '../events/rows.ts'
import type { ConnectionSource } from '../needs.ts'
import { covers, type OwnWrite, openCreations, shortId, writesOf } from '../own-writes/index.ts'
import { fixedFields } from './fixed-fields.ts'
import { fromOutside, type Origin } from './origin.ts'
import { agrees, type Hearing, isEcho, stampOf } from './own-change.ts'

/** By the events' keys; those not named come from outside. Read before the events are stored. */
export type Judge = (connectionId: string, events: KeyedEvent[]) => Promise<Map<string, Origin>>

/** How we name ourselves to Salesforce, which Change Data Capture tells. */
const clientName = 'Rainmaker'
/** A bulk job may be under way for so long. */
const longestWriteMs = 3_600_000

export function echoJudge({ db }: Pick<Store, 'db'>, connections: Pick<ConnectionSource, 'describe'>): Judge {
  const fixed = fixedFields(connections)
  return async (connectionId, events) => {
    const origins = new Map<string, Origin>()
    const writes = await writesBehind(db, connectionId, events)
    if (writes.size === 0) return origins
    const concerned = events.filter(({ recordId }) => writes.has(shortId(recordId)))
    const [user, seen] = await Promise.all([ownUser(db, connectionId), lastStamps(db, connectionId, concerned)])
    for (const event of concerned) {
      const all = writes.get(shortId(event.recordId)) ?? []
      const mine = all.filter((write) => covers(write, stampOf(event)))
      if (mine.length === 0 || isForeign(event, user)) continue
      const hearing: Hearing = {
        event,
        mine,
        fixed: await fixed(connectionId, event.object),
        seenAt: seen.get(event.recordId) ?? null,
      }
      origins.set(event.key, originOf(hearing))
    }
    return origins
  }
}

/** Own writes of the records the events are about, by short id. */
async function writesBehind(
  db: Database,
  connectionId: string,
  events: KeyedEvent[],
): Promise<Map<string, OwnWrite[]>> {
  const about = events.filter(({ recordId }) => recordId !== '')
  if (about.length === 0) return new Map()
  const from = new Date(Math.min(...about.map(stampOf)) - longestWriteMs).toISOString()
  const ids = [...new Set(about.map(({ recordId }) => recordId))]
  const writes = Map.groupBy(await writesOf(db, connectionId, ids, from), ({ recordId }) => shortId(recordId ?? ''))
  const created = about.filter(({ change, recordId }) => change === 'created' && !writes.has(shortId(recordId)))
  const objects = [...new Set(created.map(({ object }) => object))]
  const open = await openCreations(db, connectionId, objects, from)
  for (const event of created) {
    // Its answer is not there yet, so the record is known by what is in it.
    const at = open.findIndex((write) => write.object === event.object && agrees(write, event.record))
    if (at >= 0) writes.set(shortId(event.recordId), open.splice(at, 1))
  }
  return writes
}

async function ownUser(db: Database, connectionId: string): Promise<string | null> {
  const rows = await rowsOf<{ id: string | null }>(db, 'select user_id as id from connection where id = $1', [
    connectionId,
  ])
  return rows[0]?.id ?? null
}

const stamps = `select record_id as id, stamp from seen where connection_id = $1 and record_id = any($2)`

async function lastStamps(db: Database, connectionId: string, events: KeyedEvent[]): Promise<Map<string, number>> {
  const ids = events.map(({ recordId }) => recordId)
  const rows = await rowsOf<{ id: string; stamp: Date }>(db, stamps, [connectionId, ids])
  return new Map(rows.map(({ id, stamp }) => [id, stamp.getTime()]))
}

/** Another program made it, or another user changed the record last. Who deleted it is not told. */
function isForeign({ change, client, record }: KeyedEvent, user: string | null): boolean {
  if (client !== undefined && client !== clientName) return true
  const by = record['LastModifiedById']
  return change !== 'deleted' && user !== null && typeof by === 'string' && shortId(by) !== shortId(user)
}

function originOf(hearing: Hearing): Origin {
  const { mine } = hearing
  const cause = mine.findLast(({ runId }) => runId !== null)?.runId ?? null
  return { ...fromOutside, echo: isEcho(hearing), cause, depth: Math.max(...mine.map(({ depth }) => depth)) + 1 }
}

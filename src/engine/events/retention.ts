/** Keeps the event log from growing for ever. */
import type { EventLogInfo } from '../../contract/index.ts'
import { type Database, rowsOf } from '../../store/index.ts'

const atOnce = 5000

/**
 * Removes events received before a time, in small statements so that nobody waits long; those of runs that are still under
 * way stay. Returns how many. What was seen of the records stays: a created record stays created once.
 */
export async function forgetEvents(db: Database, receivedBefore: Date): Promise<number> {
  for (let removed = 0; ; ) {
    const rows = await rowsOf(db, removeSome, [receivedBefore, atOnce])
    removed += rows.length
    if (rows.length < atOnce) return removed
  }
}

const removeSome = `
delete from event where position in (
  select e.position from event e
  where e.received_at < $1
    and not exists (select 1 from run r where r.event_position = e.position and r.finished_at is null)
  order by e.received_at limit $2
) returning position`

const kept = `
select count(*) as events, min(position) as "first", max(position) as "last",
  min(received_at) as "oldestAt", max(received_at) as "newestAt"
from event`

interface KeptRow extends Omit<EventLogInfo, 'days' | 'oldestAt' | 'newestAt'> {
  oldestAt: Date | null
  newestAt: Date | null
}

/** How much there is. */
export async function keptEvents(db: Database): Promise<Omit<EventLogInfo, 'days'>> {
  const [row] = await rowsOf<KeptRow>(db, kept)
  const { events = 0, first = null, last = null, oldestAt, newestAt } = row ?? {}
  return { events, first, last, oldestAt: isoOf(oldestAt), newestAt: isoOf(newestAt) }
}

const isoOf = (at: Date | null | undefined) => at?.toISOString() ?? null

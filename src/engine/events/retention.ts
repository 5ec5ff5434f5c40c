/** Keeps the event log from growing for ever. */
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

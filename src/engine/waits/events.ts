/** Events of the user's own systems that a run waits for. */
import { type Database, jsonText, rowsOf } from '../../store/index.ts'
import type { RunUnderWay } from '../runs/run.ts'

export interface Awaited {
  /** Name of the app event. */
  event: string
  /** What its payload has to hold. */
  match: unknown
}

export interface FoundEvent {
  position: number
  occurredAt: string
  payload: Record<string, unknown>
}

const insert = `
insert into awaited (run_id, path, event, match) values ($1, $2, $3, $4::jsonb)
on conflict (run_id, path) do update set event = excluded.event, match = excluded.match`

export async function awaitEvent(db: Database, runId: string, path: string, awaited: Awaited): Promise<void> {
  await rowsOf(db, insert, [runId, path, awaited.event, jsonText(awaited.match)])
}

const find = `
select position, occurred_at as "occurredAt", record as payload from event
where feed = 'app-event' and connection_id = $6 and object = $1 and record @> $2::jsonb and received_at >= $3
  and not position = any($4::bigint[]) and not exists (
    select 1 from step where run_id = $5 and kind = 'wait' and status = 'succeeded'
    and output->>'position' = event.position::text)
order by position limit 1`

export async function findEvent(
  db: Database,
  run: RunUnderWay,
  { event, match }: Awaited,
  used: Set<number>,
): Promise<FoundEvent | null> {
  const values = [
    event,
    jsonText(match),
    run.queuedAt,
    [...used, run.event?.position ?? -1],
    run.id,
    run.workflow.tenantId,
  ]
  const [found] = await rowsOf<FoundEvent & { occurredAt: Date }>(db, find, values)
  return found ? { ...found, occurredAt: found.occurredAt.toISOString() } : null
}

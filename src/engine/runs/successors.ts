/**
 * Lets the next run of a record go. One that is behind another of its workflow and record leaves the line when it is found
 * so; it comes back here, when the one before it ends or waits.
 */
import { jsonText, type Store } from '../../store/index.ts'
import type { Queue } from '../queue.ts'

/** A run that no longer keeps others behind it. */
export interface Passed {
  workflow: { id: string }
  recordId: string | null
  event: { position: number } | null
}

const next = `
select behind.id::text from json_to_recordset($1::json) as passed(workflow uuid, record text, position bigint)
cross join lateral (
  select id from run where run.workflow_id = passed.workflow and run.record_id = passed.record and status = 'queued'
  and event_position > passed.position order by event_position limit 1
) behind`

/** To be called when the runs' endings are committed. Gives how many were put in line. */
export async function letNextGo(store: Store, queue: Queue, passed: Passed[]): Promise<number> {
  const places = passed.flatMap(({ workflow, recordId, event }) =>
    recordId !== null && event ? { workflow: workflow.id, record: recordId, position: event.position } : [],
  )
  if (places.length === 0) return 0
  const { rows } = await store.pool.query<{ id: string }>(next, [jsonText(places)])
  if (rows.length === 0) return 0
  await store.transaction(async (tx) => {
    await queue.add(tx, rows)
    await queue.call(tx)
  })
  return rows.length
}

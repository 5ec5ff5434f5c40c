/** Starts runs: the rows and their places in line, in the caller's transaction. */
import { rowsOf } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue } from '../queue.ts'
import type { StartRuns } from './draft.ts'

const insert = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, depth)
select d.id, d."workflowId", d."workflowVersion", d."eventPosition", d."recordId", 'queued', coalesce(d.depth, 0)
from json_to_recordset($1::json) as d(
  id uuid, "workflowId" uuid, "workflowVersion" integer, "eventPosition" bigint, "recordId" text, depth integer)
on conflict do nothing
returning id::text, workflow_id::text as "workflowId"`

/** A draft whose id is known starts nothing: started twice is started once. Wakes the workers when the caller commits. */
export function starterOn(queue: Queue): StartRuns {
  return async (tx, drafts) => {
    if (drafts.length === 0) return []
    const started = await rowsOf<{ id: string; workflowId: string }>(tx, insert, [JSON.stringify(drafts)])
    await queue.add(tx, started)
    if (started.length > 0) await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    return started.map(({ id }) => id)
  }
}

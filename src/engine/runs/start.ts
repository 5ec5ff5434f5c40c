/** Starts runs, in the caller's transaction: at once where there is room for them, else as rows with their places in line. */
import { type Database, rowsOf } from '../../store/index.ts'
import type { Queue } from '../queue.ts'
import type { RunDraft, StartRuns } from './draft.ts'
import type { StartAtOnce } from './start-at-once.ts'

const insert = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, depth)
select d.id, d."workflowId", d."workflowVersion", d."eventPosition", d."recordId", 'queued', coalesce(d.depth, 0)
from json_to_recordset($1::json) as d(
  id uuid, "workflowId" uuid, "workflowVersion" integer, "eventPosition" bigint, "recordId" text, depth integer)
on conflict do nothing
returning id::text, workflow_id::text as "workflowId"`

/** A draft whose id is known starts nothing: started twice is started once. Wakes the workers when the caller commits. */
export function starterOn(queue: Queue, atOnce: StartAtOnce): StartRuns {
  return async (tx, drafts) => {
    if (drafts.length === 0) return []
    const started = atOnce.hasRoom(drafts.length) ? await atOnce.start(tx, drafts) : await insertQueued(tx, drafts)
    const inLine = started.filter(({ isRunning }) => !isRunning)
    await queue.add(tx, inLine)
    if (inLine.length > 0) await queue.call(tx)
    return started.map(({ id }) => id)
  }
}

async function insertQueued(tx: Database, drafts: RunDraft[]) {
  const rows = await rowsOf<{ id: string; workflowId: string }>(tx, insert, [JSON.stringify(drafts)])
  return rows.map((row) => ({ ...row, isRunning: false }))
}

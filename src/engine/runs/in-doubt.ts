/** The in-doubt inbox: writes of which only people can find out whether they happened, and what they decide. */
import type { InDoubtInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue } from '../queue.ts'

interface Row extends Omit<InDoubtInfo, 'evidence' | 'workflowName'> {
  workflowName: string | null
  input: unknown
  sentAt: Date | null
  startedAt: Date
  attempt: number
}

const open = `
select step.run_id::text as "runId", step.path, run.workflow_id::text as "workflowId", workflow.name as "workflowName",
  run.record_id as "recordId", step.action, step.write_class as "writeClass", step.problem, step.input,
  step.sent_at as "sentAt", step.started_at as "startedAt", step.attempt
from step join run on run.id = step.run_id left join workflow on workflow.id = run.workflow_id
where step.status = 'in-doubt' and run.status <> 'cancelled' order by step.started_at, step.run_id, step.path limit 1000`

/** The oldest first. */
export async function listInDoubt(store: Store): Promise<InDoubtInfo[]> {
  const rows = await rowsOf<Row>(store.db, open)
  return rows.map(({ workflowName, input, sentAt, startedAt, attempt, ...one }) => ({
    ...one,
    workflowName: workflowName ?? 'Removed workflow',
    evidence: { input, sentAt: sentAt?.toISOString() ?? null, startedAt: startedAt.toISOString(), attempt },
  }))
}

/** What a person found in the org about a write in doubt. */
export type Finding = { happened: true; output: unknown } | { happened: false }

const settle = `
update step set status = $3, output = $4::jsonb, problem = null, finished_at = now()
where run_id = $1 and path = $2 and status = 'in-doubt' returning path`

/** A list may hold several: the run goes on when the last of them is decided. */
const goOn = `
update run set status = 'queued', epoch = epoch + 1, attempt = 0, finished_at = null, outcome = null, problem = null
where id = $1 and status = 'in-doubt'
  and not exists (select 1 from step where run_id = $1 and step.status = 'in-doubt')
returning id::text`

/**
 * Takes a person's word for a step in doubt, and goes on: with the result given, or by sending it again. Throws Problem
 * `conflict` when it is not in doubt.
 */
export async function settleStep(
  { store, queue }: { store: Store; queue: Queue },
  id: string,
  path: string,
  found: Finding,
): Promise<void> {
  await store.transaction(async (tx) => {
    await lockRun(tx, id)
    // `waiting` is begun and not done: what says "send it" also where a failure would be passed over.
    const status = found.happened ? 'succeeded' : 'waiting'
    const output = found.happened ? JSON.stringify(found.output ?? null) : null
    const settled = await rowsOf(tx, settle, [id, path, status, output])
    if (settled.length === 0) throw notInDoubt(id, path)
    await queue.add(tx, await rowsOf<{ id: string }>(tx, goOn, [id]))
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
  })
}

/** Two people who decide the last two steps at once: the second sees what the first did. */
const lockRun = (tx: Database, id: string) => rowsOf(tx, 'select 1 from run where id = $1 for update', [id])

function notInDoubt(id: string, path: string): Problem {
  return new Problem('conflict', {
    what: `The step "${path}" of run ${id} is not in doubt.`,
    fix: 'Look at the run: it may have been decided meanwhile.',
  })
}

/** Pauses workflows: their runs are laid down at their next step, what their triggers hear waits, and nothing is lost. */
import { rowsOf, type Store } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue, QueuedRun } from '../queue.ts'

const pause = 'update workflow set paused_at = coalesce(paused_at, now()) where id = $1'
const resume = 'update workflow set paused_at = null where id = $1 and paused_at is not null returning id'

const open = `
select id::text, workflow_id::text as "workflowId",
  greatest(0, extract(epoch from wake_at - now()) * 1000)::float8 as "inMs"
from run where workflow_id = $1 and status in ('queued', 'waiting') order by queued_at`

const atOnce = 5000

/** From now on nothing of it is claimed; every server lays down what it walks within a second. */
export async function pauseWorkflow(store: Store, workflowId: string): Promise<void> {
  await rowsOf(store.db, pause, [workflowId])
}

/**
 * Its runs get their places in line back: a paused run that is taken off the line is dropped from it. In a transaction of
 * its own, so that a claim which still sees the pause has ended before; should we die between the two, the look for runs
 * that lost their place finds them. Gives how many go on.
 */
export async function resumeWorkflow({ store, queue }: { store: Store; queue: Queue }, id: string): Promise<number> {
  const resumed = await rowsOf(store.db, resume, [id])
  if (resumed.length === 0) return 0
  return store.transaction(async (tx) => {
    const runs = await rowsOf<QueuedRun>(tx, open, [id])
    for (let from = 0; from < runs.length; from += atOnce) await queue.add(tx, runs.slice(from, from + atOnce))
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    return runs.length
  })
}

/** Ids of the paused workflows. */
export async function pausedWorkflows(store: Store): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(store.db, 'select id::text from workflow where paused_at is not null')
  return new Set(rows.map(({ id }) => id))
}

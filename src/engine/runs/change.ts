/** What people do to a run: cancel it, go on from where it failed. */
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue } from '../queue.ts'
import { noSuchRun } from './get.ts'
import { refuseTrial } from './no-trial.ts'
import { letNextGo, type Passed } from './successors.ts'

interface Parts {
  store: Store
  queue: Queue
}

/** A higher epoch takes the run from the server that walks it: whatever that still writes for it is refused. */
const cancel = `
update run set status = 'cancelled', epoch = epoch + 1, finished_at = now(), server_id = null, wake_at = null
where id = $1 and status in ('queued', 'running', 'waiting', 'in-doubt')
returning json_build_object('id', workflow_id) as workflow, record_id as "recordId",
  json_build_object('position', event_position) as event`

const again = `
update run set status = 'queued', epoch = epoch + 1, attempt = 0, finished_at = null, outcome = null, problem = null
where id = $1 and status in ('failed', 'cancelled') and not trial returning id`

const childrenOf = `
select run.id::text from awaited join run on run.id = awaited.child_id
where awaited.run_id = $1 and run.status in ('queued', 'running', 'waiting', 'in-doubt')`

/**
 * Ends a run before its next step, and the runs its steps started. Throws Problem `not-found`, `conflict` when it has ended
 * already.
 */
export async function cancelRun({ store, queue }: Parts, id: string): Promise<void> {
  const passed = await store.transaction(async (tx) => {
    const changed = await rowsOf<Passed>(tx, cancel, [id])
    if (changed.length === 0) throw await refusal(tx, id, 'cancelled', 'has ended already')
    await queue.remove(tx, [id])
    // The server that walks it lets go at once, not only at its next entry in the journal.
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, id])
    return changed
  })
  await letNextGo(store, queue, passed)
  for (const child of await rowsOf<{ id: string }>(store.db, childrenOf, [id])) {
    // One that ended this very moment needs no cancelling.
    await cancelRun({ store, queue }, child.id).catch(unlessEnded)
  }
}

function unlessEnded(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'conflict') throw error
}

/** Goes on from the failed step; what finished is kept. Throws Problem `not-found`, `conflict` when it did not fail. */
export async function retryRun({ store, queue }: Parts, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    await refuseTrial(tx, id)
    const changed = await rowsOf(tx, again, [id])
    if (changed.length === 0) throw await refusal(tx, id, 'retried', 'is not failed or cancelled')
    await queue.add(tx, [{ id }])
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
  })
}

async function refusal(tx: Database, id: string, word: string, why: string): Promise<Problem> {
  const [run] = await rowsOf<{ status: string }>(tx, 'select status from run where id = $1', [id])
  if (!run) return noSuchRun(id)
  return new Problem('conflict', {
    what: `Run ${id} cannot be ${word}: it ${why} (${run.status}).`,
    fix: 'Look at it with: rainmaker runs show.',
  })
}

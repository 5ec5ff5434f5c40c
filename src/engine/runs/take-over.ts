/** Puts the runs of dead servers back in line: at our own start, then every second. */
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { crashPoint } from '../crash-points.ts'
import { channels } from '../lease.ts'
import type { Queue } from '../queue.ts'

/** A run that was under way at so many deaths of servers is taken for their cause. */
const deathsAtMost = 20

/** The lock of a living server cannot be had; one that has not said so for long stands still. */
const deadServers = `
select id::text from server
where pg_try_advisory_xact_lock(lock_key) or seen_at < now() - interval '15 seconds'`

const release = `
update run set status = case when attempt + 1 > $2 then 'failed' else 'queued' end, attempt = attempt + 1,
  epoch = epoch + 1, server_id = null, problem = case when attempt + 1 > $2 then $3::jsonb end,
  finished_at = case when attempt + 1 > $2 then now() end
where status = 'running' and (server_id is null or server_id = any($1::uuid[])
  or not exists (select 1 from server where server.id = run.server_id))
returning id::text, status`

const poison = new Problem('bug', {
  what: `The server ended ${deathsAtMost} times while this run was under way.`,
  fix: 'Look at the last step it began and at the server log, then retry the run.',
})

/** One look. Gives the number of runs that were put back in line. */
export async function takeOver(store: Store, queue: Queue): Promise<number> {
  const released = await store.transaction(async (tx) => {
    const dead = (await rowsOf<{ id: string }>(tx, deadServers)).map((row) => row.id)
    const runs = await releaseRuns(tx, dead)
    await queue.add(
      tx,
      runs.filter((run) => run.status === 'queued'),
    )
    if (runs.length > 0) await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    if (dead.length > 0) await rowsOf(tx, 'delete from server where id = any($1::uuid[])', [dead])
    crashPoint('before-takeover-commit')
    return runs.length
  })
  if (released > 0) crashPoint('after-takeover')
  return released
}

async function releaseRuns(tx: Database, dead: string[]): Promise<{ id: string; status: string }[]> {
  return rowsOf(tx, release, [dead, deathsAtMost, JSON.stringify(poison)])
}

/**
 * Runs that should have been taken long ago get their place in line anew: if they have it, nothing changes, and if the
 * queue was emptied by hand, they are not forgotten. The oldest first, as a long line is no sign of harm.
 */
const overdue = `
select id::text from run
where status in ('queued', 'waiting') and coalesce(wake_at, queued_at) < now() - interval '30 seconds'
  and not exists (select 1 from workflow where workflow.id = run.workflow_id and workflow.paused_at is not null)
order by queued_at limit 1000`

export async function mendLine(store: Store, queue: Queue): Promise<void> {
  await store.transaction(async (tx) => queue.add(tx, await rowsOf(tx, overdue)))
}

/** Puts the runs of dead servers back in line: at our own start, then every second. */
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { crashPoint } from '../crash-points.ts'
import { channels } from '../lease.ts'
import type { Queue, QueuedRun } from '../queue.ts'

/**
 * A run that did not get a step further is taken for the cause of so many deaths. Each death is divided among the runs under way:
 * who was one of a hundred is hardly to blame, who was alone with the server is.
 */
const blameAtMost = 10
/** From this death on it waits before it goes on, ever longer: so what ends servers soon ends them alone. */
const deathsInARow = 3
const firstDelayMs = 250
const longestDelayMs = 60_000

/** The lock of a living server cannot be had; one that has not said so for long stands still. */
const deadServers = `
select id::text from server
where pg_try_advisory_xact_lock(lock_key) or seen_at < now() - interval '15 seconds'`

/** A step finished since the last death begins the count anew. By the epoch: another server may have been faster. */
const release = `
with lost as (
  select id, epoch, done.steps, attempt, blame, attempt = 0 or done.steps > run.steps_at_death as anew,
    1.0 / count(*) over (partition by server_id) as part
  from run cross join lateral (
    select count(*) as steps from step where step.run_id = run.id and step.status in ('succeeded', 'failed')
  ) done
  where run.status = 'running' and (server_id is null or server_id = any($1::uuid[])
    or not exists (select 1 from server where server.id = run.server_id))
), judged as (
  select id, epoch, steps, case when anew then 1 else attempt + 1 end as deaths,
    case when anew then part else blame + part end as blame, not anew and blame + part > $2 as is_cause
  from lost
)
update run set status = case when is_cause then 'failed' else 'queued' end, attempt = judged.deaths, blame = judged.blame,
  steps_at_death = judged.steps, epoch = run.epoch + 1, server_id = null, problem = case when is_cause then $3::jsonb end,
  finished_at = case when is_cause then now() end
from judged where run.id = judged.id and run.epoch = judged.epoch
returning run.id::text, run.status, run.attempt`

const poison = new Problem('bug', {
  what: `Servers ended again and again while this run was under way, most often it alone, and it got no step further.`,
  fix: 'Look at the last step it began and at the server log, then retry the run.',
})

interface Released {
  id: string
  status: string
  attempt: number
}

/** Any moment up to the doubling limit: those that died together come back apart. */
function placeOf({ id, attempt }: Released): QueuedRun {
  const limit = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - deathsInARow))
  return attempt > deathsInARow ? { id, inMs: Math.random() * limit } : { id }
}

/** One look. Gives the number of runs that were put back in line. */
export async function takeOver(store: Store, queue: Queue): Promise<number> {
  const released = await store.transaction(async (tx) => {
    const dead = (await rowsOf<{ id: string }>(tx, deadServers)).map((row) => row.id)
    const runs = await releaseRuns(tx, dead)
    await queue.add(tx, runs.filter((run) => run.status === 'queued').map(placeOf))
    if (runs.length > 0) await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    if (dead.length > 0) await rowsOf(tx, 'delete from server where id = any($1::uuid[])', [dead])
    crashPoint('before-takeover-commit')
    return runs.length
  })
  if (released > 0) crashPoint('after-takeover')
  return released
}

async function releaseRuns(tx: Database, dead: string[]): Promise<Released[]> {
  return rowsOf(tx, release, [dead, blameAtMost, JSON.stringify(poison)])
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

/** Lets all runs that failed alike go on from their failed step, at a pace that leaves room for what happens meanwhile. */
import type { ReplayInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue, QueuedRun } from '../queue.ts'
import { noSuchRun } from './get.ts'
import type { Likeness } from './issues.ts'

export interface ReplayWish {
  /** A failed run, or what they have in common. */
  like: string | Likeness
  /** Only tells what would happen. Default false. */
  preview?: boolean | undefined
  /** Default 600. */
  perMinute?: number | undefined
  /** The oldest so many. Default 1,000. */
  atMost?: number | undefined
}

const matches = `status = 'failed' and not trial and workflow_id = $1 and problem->>'code' = $2 and problem->>'field' is not distinct from $3`

const likeness = `
select workflow_id::text as "workflowId", problem->>'code' as code, problem->>'field' as field, status
from run where id = $1`

const estimate = `
select count(*) as failed, avg(api_calls) as spent, (
  select avg(api_calls) from (
    select api_calls from run where workflow_id = $1 and status = 'succeeded' order by queued_at desc limit 100
  ) finished
) as whole
from run where ${matches}`

const goOn = `
update run set status = 'queued', epoch = epoch + 1, attempt = 0, finished_at = null, outcome = null, problem = null,
  wake_at = now() + chosen.in_ms * interval '1 millisecond'
from (
  select id, (row_number() over (order by queued_at, id) - 1) * $4::float8 as in_ms
  from run where ${matches} order by queued_at, id limit $5
) chosen
where run.id = chosen.id and run.status = 'failed'
returning run.id::text, run.workflow_id::text as "workflowId", chosen.in_ms as "inMs"`

/** Finished steps are kept: nothing that succeeded is done again. Throws Problem `not-found`, `conflict`. */
export async function replayAlike(parts: { store: Store; queue: Queue }, wish: ReplayWish): Promise<ReplayInfo> {
  const { store } = parts
  const { perMinute = 600, atMost = 1000, preview = false } = wish
  const like = typeof wish.like === 'string' ? await likenessOf(store.db, wish.like) : wish.like
  const values = [like.workflowId, like.code, like.field]
  const [row] = await rowsOf<{ failed: number; spent: number | null; whole: number | null }>(store.db, estimate, values)
  const { failed = 0, spent, whole = null } = row ?? {}
  const wanted = Math.min(failed, atMost)
  const starting = preview ? wanted : await start(parts, values, perMinute, wanted)
  const each = whole === null ? null : Math.max(0, whole - (spent ?? 0))
  return {
    like,
    failed,
    starting,
    estimatedCalls: each === null ? null : Math.ceil(each * starting),
    minutes: Math.ceil(starting / perMinute),
    started: !preview,
  }
}

async function likenessOf(db: Database, id: string): Promise<Likeness> {
  const [found] = await rowsOf<Likeness & { status: string }>(db, likeness, [id])
  if (!found) throw noSuchRun(id)
  const { status, ...like } = found
  if (status === 'failed') return like
  throw new Problem('conflict', {
    what: `Run ${id} did not fail (${status}), so none failed like it.`,
    fix: 'Give a failed run: rainmaker issues.',
  })
}

async function start(
  { store, queue }: { store: Store; queue: Queue },
  like: unknown[],
  perMinute: number,
  most: number,
) {
  return store.transaction(async (tx) => {
    const runs = await rowsOf<QueuedRun>(tx, goOn, [...like, 60_000 / perMinute, most])
    await queue.add(tx, runs)
    if (runs.length > 0) await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    return runs.length
  })
}

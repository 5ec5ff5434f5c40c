/**
 * The queue of runs, on pg-boss. A job says only "this run may go on, from this time": its id is the run's. It is
 * deleted in the transaction that claims the run, so that the run row alone says who walks it, for however long.
 */
import type { PoolClient } from 'pg'
import { type Db, fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { afterCommit, type Database, rowsOf, type Store } from '../store/index.ts'
import { createFairLine } from './fair-line.ts'
import { channels } from './lease.ts'

const schema = 'rainmaker_queue'
const name = 'run'
/** A queued run is never thrown away for its age. */
const tenYears = 315_360_000

export interface QueuedRun {
  id: string
  /** Of a new run, for its place among those of other workflows; others go to the front. */
  workflowId?: string
  /** When it may be fetched, in ms from now by the database's clock; default at once. */
  inMs?: number
  /** It was under way and was laid aside to repeat a step: it is taken besides the others, so that its repeat goes with theirs. */
  repeats?: boolean
}

/** Up to this part more runs are taken than there is room for, when some are there to repeat a step. */
const besides = 0.5

export interface Queue {
  /** Puts runs in line within the caller's transaction; those already in line stay as they are. */
  add(on: Database | PoolClient, runs: QueuedRun[]): Promise<void>
  /** Wakes the servers as soon as the caller's transaction is durable: there is something in line. */
  call(tx: Database): Promise<void>
  /**
   * Takes up to `atMost` runs off the line, and some besides in place of those that repeat a step; those first in line first,
   * if the caller's transaction commits.
   */
  take(tx: Database, atMost: number): Promise<string[]>
  remove(tx: Database, ids: string[]): Promise<void>
  close(): Promise<void>
}

const everybody: Callers = { wake: () => undefined, others: () => true }

/** The transaction a queue operation takes part in: of the store, or of a connection that has begun one. */
function executor(on: Database | PoolClient): Db {
  if ('executeQuery' in on) return fromKysely(on)
  return { executeSql: async (text, values) => on.query(text, values) }
}

/** Where the line stands: other servers may have served it, and we before. */
async function frontOf(store: Store): Promise<number> {
  const first = `select coalesce(-max(priority), 0) as front from ${schema}.job where name = $1 and state < 'active'`
  const { rows } = await store.pool.query<{ front: number }>(first, [name])
  return rows[0]?.front ?? 0
}

/** Whom a call goes to. */
export interface Callers {
  /** Ours. */
  wake(): void
  /** Whether there are other servers: only then is the database asked to carry it, whose calls let commits pass one by one. */
  others(): boolean
}

/** Opens the queue; the first start in a database creates pg-boss's schema. */
export async function openQueue(store: Store, log: Logger, callers: Callers = everybody): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => store.pool.query(text, values) },
    schema,
    schedule: false,
  })
  boss.on('error', (error) => log.warn({ error: error.message }, 'queue upkeep failed; it is repeated'))
  await boss.start()
  await boss.createQueue(name, { retryLimit: 0, retentionSeconds: tenYears })
  // pg-boss reads what a queue is like when it is first used, through the pool: inside transactions that hold all the
  // pool's connections it would wait for ever.
  await boss.insert(name, [])
  const line = createFairLine(await frontOf(store))
  const jobOf = ({ id, workflowId, inMs = 0, repeats = false }: QueuedRun) => {
    const place = workflowId === undefined ? line.front() : line.placeOf(workflowId)
    return { id, data: { place, repeats }, priority: -place, ...(inMs > 0 && { startAfter: inMs / 1000 }) }
  }
  const fetch = (tx: Database, batchSize: number) =>
    boss.fetch<{ place: number; repeats?: boolean }>(name, { batchSize, db: fromKysely(tx) })
  const remove = async (tx: Database, ids: string[]) => {
    if (ids.length > 0) await boss.deleteJob(name, ids, { db: fromKysely(tx) })
  }
  return {
    async add(on, runs) {
      if (runs.length > 0) await boss.insert(name, runs.map(jobOf), { db: executor(on) })
    },
    async call(tx) {
      afterCommit(tx, callers.wake)
      if (callers.others()) await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
    },
    async take(tx, atMost) {
      const jobs = await fetch(tx, atMost)
      const repeating = jobs.filter(({ data }) => data.repeats).length
      if (repeating > 0) jobs.push(...(await fetch(tx, Math.min(repeating, Math.ceil(atMost * besides)))))
      const ids = jobs.map(({ id }) => id)
      await remove(tx, ids)
      for (const { data } of jobs) line.reached(data.place)
      return ids
    },
    remove,
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

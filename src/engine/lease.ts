/**
 * The session by which PostgreSQL knows that this server lives. It holds an advisory lock that falls when the session
 * ends, however it ends, and the journal is written through it: who can take the lock knows that nothing more is written.
 * A server that stands still (a paused machine) keeps its lock, and some databases have none (YugabyteDB): there a row
 * renewed every second says who lives, and the fencing number of each run refuses what comes too late.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Notification, PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Store } from '../store/index.ts'

export interface Lease {
  serverId: string
  /** Gives the session once there is one; after a lost connection that is a new one with the same lock. */
  session(): Promise<PoolClient>
  /**
   * Says that we live, whether somebody watches here, and how many calls we have under way on an org at most: to be called
   * every second. Gives the others, as they are after that was written.
   */
  beat(listening: boolean, calls: number): Promise<Others>
  /** Leaves: the server row goes, the lock falls. */
  close(): Promise<void>
}

/** The servers besides ours. */
export interface Others {
  count: number
  /** At how many of them somebody watches. */
  listening: number
  /** How many calls they have under way on an org at most, all together. */
  calls: number
}

/** Channels other servers and transactions call on. */
export const channels = { runs: 'rainmaker_runs', told: 'rainmaker_told' } as const
export type Channel = keyof typeof channels

interface Options {
  store: Store
  log: Logger
  onCall(channel: Channel, payload: string): void
}

/** The row is there again also when others took us for dead while we stood still. */
const beat = `
insert into server (id, lock_key, listening, calls) values ($1, $2, $3, $4)
on conflict (id) do update set seen_at = now(), listening = excluded.listening, calls = excluded.calls`

const others = `
select count(*) as count, count(*) filter (where listening) as listening, coalesce(sum(calls), 0) as calls
from server where id <> $1`

/** Only the first call does it. */
function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

/** Takes the lock and writes the server row. */
export async function takeLease(options: Options): Promise<Lease> {
  const serverId = randomUUID()
  const lockKey = randomInt(2 ** 47)
  let closing = false
  let current = open()

  async function open(): Promise<PoolClient> {
    const client = await options.store.pool.connect()
    const lose = once(() => lost(client))
    let isOpen = false
    for (const end of ['error', 'end'] as const) client.on(end, () => isOpen && lose())
    client.on('notification', hear)
    try {
      // Waits for a session of ours that the database has not yet noticed to be gone.
      await client.query('select pg_advisory_lock($1)', [lockKey])
      await client.query('insert into server (id, lock_key) values ($1, $2) on conflict do nothing', [
        serverId,
        lockKey,
      ])
      for (const channel of Object.values(channels)) await client.query(`listen ${channel}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    isOpen = true
    return client
  }

  function hear({ channel, payload }: Notification): void {
    const known = Object.entries(channels).find(([, word]) => word === channel)
    if (known) options.onCall(known[0] as Channel, payload ?? '')
  }

  function lost(client: PoolClient): void {
    if (closing) return
    client.release(true)
    options.log.warn('the session with the database was lost; opening another')
    current = reopen()
  }

  async function reopen(): Promise<PoolClient> {
    for (let attempt = 0; ; attempt++) {
      // Nobody waits for it any more.
      if (closing) return new Promise(() => undefined)
      await sleep(Math.min(50 * 2 ** attempt, 2000) * Math.random())
      try {
        return await open()
      } catch (error) {
        options.log.warn({ error: String(error) }, 'the database does not answer')
      }
    }
  }

  await current
  return {
    serverId,
    session: () => current,
    async beat(listening, calls) {
      await options.store.pool.query(beat, [serverId, lockKey, listening, calls])
      const { rows } = await options.store.pool.query<Others>(others, [serverId])
      return rows[0] ?? { count: 0, listening: 0, calls: 0 }
    },
    async close() {
      closing = true
      // A database that is away has let go of the lock already.
      const client = await Promise.race([current, sleep(2000, null, { ref: false })])
      if (!client) return
      await client.query('delete from server where id = $1', [serverId])
      client.removeAllListeners('notification')
      client.release(true)
    },
  }
}

/**
 * Whose turn it is to poll an org: one server at a time. The turn is a lock of a database session, so it falls at once when
 * the server dies. Two servers at it would cost calls, but repeat nothing: that the event log sees to.
 */
import type { PoolClient } from 'pg'
import type { Store } from '../../../store/index.ts'

export interface Turns {
  /** Takes the turn for an org, or says that another server has it. Taken once, it stays. */
  take(connectionId: string): Promise<boolean>
  give(connectionId: string): Promise<void>
  close(): Promise<void>
}

/** First half of the lock's key: sets polling apart from other locks. */
const space = 7_265_003

export function openTurns(store: Store): Turns {
  let session: Promise<PoolClient> | null = null
  const held = new Set<string>()
  const lostClients = new WeakSet<PoolClient>()

  async function open(): Promise<PoolClient> {
    const client = await store.pool.connect()
    const lost = () => {
      if (lostClients.has(client)) return
      lostClients.add(client)
      if (session) held.clear()
      session = null
      // Without this the pool counts the dead session for ever, and is used up after so many restarts of the database.
      client.release(true)
    }
    client.on('error', lost)
    client.on('end', lost)
    return client
  }

  async function on(): Promise<PoolClient> {
    session ??= open().catch((error: unknown) => {
      session = null
      throw error
    })
    return session
  }

  return {
    async take(connectionId) {
      if (held.has(connectionId)) return true
      const client = await on()
      const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as mine', [
        space,
        connectionId,
      ])
      if (rows[0]?.mine) held.add(connectionId)
      return held.has(connectionId)
    },
    async give(connectionId) {
      if (!held.delete(connectionId)) return
      await (await on()).query('select pg_advisory_unlock($1, hashtext($2))', [space, connectionId])
    },
    async close() {
      const closing = await session?.catch(() => null)
      session = null
      held.clear()
      if (!closing || lostClients.has(closing)) return
      // The locks end with the session, but a moment after we left: who takes over is to find them free.
      await closing.query('select pg_advisory_unlock_all()').catch(() => undefined)
      if (lostClients.has(closing)) return
      lostClients.add(closing)
      closing.release(true)
    },
  }
}

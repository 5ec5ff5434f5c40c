/**
 * One at a time per key on all servers: who looks for a record and creates it when there is none holds its key meanwhile. Leases are
 * rows, not advisory locks: a call to the org may take minutes, in which no session of the pool is kept, and every engine
 * pg-boss runs on has rows. The leases of a server that died are free as soon as its own row is gone.
 */
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, rowsOf } from '../../store/index.ts'

export interface KeyLeases {
  /** Does the work while no other server does work with one of these keys. Throws what the work throws, and what ends the signal. */
  hold<T>(connectionId: string, keys: string[], signal: AbortSignal, work: () => Promise<T>): Promise<T>
}

/** A server that stands still longer than this has lost its keys. */
const leaseSeconds = 60
const waitMs = { least: 20, most: 500 }

/** All of the keys or none: who held some and waited for others could wait for one who waits for him. */
const take = `
insert into key_lease (connection_id, key, holder, server_id, until)
select $1, key, $3, $4, now() + make_interval(secs => $5) from unnest($2::text[]) as key order by key
on conflict (connection_id, key) do update
set holder = excluded.holder, server_id = excluded.server_id, until = excluded.until
where key_lease.until < now() or not exists (select 1 from server where server.id = key_lease.server_id)
returning key`
const renew = 'update key_lease set until = now() + make_interval(secs => $2) where holder = $1'
const release = 'delete from key_lease where holder = $1'

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url')

export function createKeyLeases(db: Database, serverId: string): KeyLeases {
  return {
    async hold(connectionId, keys, signal, work) {
      const hashes = [...new Set(keys.map(hashOf))]
      const holder = randomUUID()
      for (let wait = waitMs.least; !(await taken(hashes, connectionId, holder)); wait *= 1.5) {
        await sleep(Math.min(wait, waitMs.most) * (0.5 + Math.random()), undefined, { signal })
      }
      // A renewal that fails is made up for by the next: there is time for three.
      const keep = () => void rowsOf(db, renew, [holder, leaseSeconds]).catch(() => undefined)
      const renewing = setInterval(keep, (leaseSeconds * 1000) / 4)
      try {
        return await work()
      } finally {
        clearInterval(renewing)
        await rowsOf(db, release, [holder]).catch(() => undefined)
      }
    },
  }

  async function taken(hashes: string[], connectionId: string, holder: string): Promise<boolean> {
    const got = await rowsOf(db, take, [connectionId, hashes, holder, serverId, leaseSeconds])
    if (got.length === hashes.length) return true
    if (got.length > 0) await rowsOf(db, release, [holder])
    return false
  }
}

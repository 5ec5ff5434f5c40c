/**
 * Finds runs the database has as under way here that nobody walks: the answer to the commit that made them ours was lost. Found so
 * twice in a row they go back in line under a new fencing number.
 */
import { rowsOf, type Store } from '../../store/index.ts'
import type { Queue } from '../queue.ts'

const ours = `select id::text, epoch from run where status = 'running' and server_id = $1`

const release = `
update run set status = 'queued', epoch = run.epoch + 1, server_id = null
from json_to_recordset($1::json) as lost(id uuid, epoch bigint)
where run.id = lost.id and run.epoch = lost.epoch and run.status = 'running' returning run.id::text`

interface Options {
  store: Store
  queue: Queue
  serverId: string
  isWalked(runId: string): boolean
}

/** To be called every few seconds. Gives how many were put back in line. */
export function strandedLook({ store, queue, serverId, isWalked }: Options): () => Promise<number> {
  let suspects = new Set<string>()
  return async () => {
    const rows = await rowsOf<{ id: string; epoch: number }>(store.db, ours, [serverId])
    const lost = rows.filter(({ id }) => !isWalked(id))
    const known = lost.filter(({ id, epoch }) => suspects.has(`${id} ${epoch}`))
    suspects = new Set(lost.map(({ id, epoch }) => `${id} ${epoch}`))
    if (known.length === 0) return 0
    return store.transaction(async (tx) => {
      const released = await rowsOf<{ id: string }>(tx, release, [JSON.stringify(known)])
      await queue.add(tx, released)
      await queue.call(tx)
      return released.length
    })
  }
}

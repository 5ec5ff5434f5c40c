/** Writes a group of the journal through the lease's session; runs that wait get their place in line in the same commit. */
import type { PoolClient } from 'pg'
import { crashPoint } from '../crash-points.ts'
import type { Lease } from '../lease.ts'
import type { Queue, QueuedRun } from '../queue.ts'
import type { Entry } from './entry.ts'
import { writeJournal } from './write-journal.ts'

export function commitThrough(lease: Lease, queue: Queue): (entries: Entry[]) => Promise<Set<string>> {
  return async (entries) => {
    const client = await lease.session()
    const parked = entries.flatMap(parkedRun)
    if (parked.length === 0) return writeJournal(client, entries)
    return inTransaction(client, async () => {
      const taken = await writeJournal(client, entries)
      crashPoint('before-park')
      await queue.add(
        client,
        parked.filter(({ id }) => !taken.has(id)),
      )
      return taken
    })
  }
}

function parkedRun(entry: Entry): QueuedRun[] {
  if (!('ending' in entry) || entry.ending.wakeInMs === undefined) return []
  const { wakeInMs, problem } = entry.ending
  return [{ id: entry.run.id, inMs: wakeInMs, repeats: problem !== null }]
}

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Ends PostgreSQL under load, again and again; whoever keeps it starts it anew. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { Scene } from './scene.ts'

/** Gives how often. */
export async function restartDatabase({ ground, load, tell }: Scene, times: number): Promise<number> {
  for (let time = 1; time <= times; time++) {
    await sleep(500 + Math.random() * 2000)
    const before = await startedAt(ground.store)
    await ground.killDatabase()
    // It ends a moment after it was told to.
    for (let now = before; now === before || now === null; now = await startedAt(ground.store)) await sleep(50)
    if (time % 5 === 0) tell(`${time} restarts of the database, ${load.count()} leads`)
  }
  return times
}

/** Null while it is away. */
async function startedAt(store: Store): Promise<string | null> {
  const asked = store.pool.query<{ at: string }>('select pg_postmaster_start_time()::text as at')
  return asked.then(
    ({ rows }) => rows[0]?.at ?? null,
    () => null,
  )
}

/** Ends PostgreSQL under load, again and again; whoever keeps it starts it anew. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scene } from './scene.ts'

/** Gives how often. */
export async function restartDatabase({ ground, load, tell }: Scene, times: number): Promise<number> {
  for (let time = 1; time <= times; time++) {
    await sleep(500 + Math.random() * 2000)
    await ground.killDatabase()
    await untilItAnswers(ground.store.pool)
    if (time % 5 === 0) tell(`${time} restarts of the database, ${load.count()} leads`)
  }
  return times
}

async function untilItAnswers(pool: { query(text: string): Promise<unknown> }): Promise<void> {
  for (;;) {
    const answers = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    if (answers) return
    await sleep(50)
  }
}

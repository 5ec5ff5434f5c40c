/** Kills servers at random moments, one after the other, while leads come in. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { Server } from './fleet.ts'
import { type Left, leftBy, noteResumed, serverIdOf } from './resumed.ts'
import type { Scene } from './scene.ts'

/** Between the server's being ready and its death. */
const livesMs = { least: 100, most: 1500 }

/** Gives how many were killed. */
export async function killAtRandom(scene: Scene, kills: number): Promise<number> {
  const { store } = scene.ground
  const noted: Promise<void>[] = []
  for (let kill = 1; kill <= kills; kill++) {
    await sleep(livesMs.least + Math.random() * (livesMs.most - livesMs.least))
    const alive = scene.fleet.alive()
    const victim = alive[Math.floor(Math.random() * alive.length)]
    if (!victim) throw new Error('no server is alive')
    const { left, since } = await killOne(store, victim)
    noted.push(noteResumed(store, left, since, scene.resumedAfter))
    await scene.fleet.start(victim.dataDir)
    if (kill % 10 === 0) scene.tell(`${kill} kills, ${scene.load.count()} leads`)
  }
  await Promise.all(noted)
  return kills
}

/** Gives the runs it left behind, with the moment of its death. */
async function killOne(store: Store, victim: Server): Promise<{ left: Left[]; since: number }> {
  const serverId = await serverIdOf(store, victim.pid)
  await victim.kill()
  const since = Date.now()
  return { left: await leftBy(store, serverId), since }
}

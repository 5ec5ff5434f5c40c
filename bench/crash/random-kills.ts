/** Kills servers at random moments while leads come in: each server for itself, so that at times none lives. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { Server } from './fleet.ts'
import { type Left, leftBy, noteResumed, serverIdOf } from './resumed.ts'
import type { Scene } from './scene.ts'

/**
 * How long a server lives after it is ready, in times of what its start took: on a machine that is slow today a life by the
 * clock would be too short for anything to happen in it.
 */
const lives = { least: 0.05, most: 1.5 }
const tellEvery = 25

/** Gives how many were killed. */
export async function killAtRandom(scene: Scene, kills: number): Promise<number> {
  const began = Date.now()
  const noted: Promise<void>[] = []
  let begun = 0
  let done = 0

  async function killAgainAndAgain(first: Server): Promise<void> {
    for (let victim = first; begun < kills; ) {
      begun += 1
      await sleep(victim.readyMs * (lives.least + Math.random() * (lives.most - lives.least)))
      const { left, since } = await killOne(scene.ground.store, victim)
      noted.push(noteResumed(scene.ground.store, left, since, scene.resumedAfter))
      victim = await scene.fleet.start(victim.dataDir)
      done += 1
      if (done % tellEvery === 0) scene.tell(`${done} kills in ${seconds(began)} s, ${scene.load.count()} leads`)
    }
  }

  await Promise.all(scene.fleet.alive().map(killAgainAndAgain))
  await Promise.all(noted)
  return done
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000)

/** Gives the runs it left behind, with the moment of its death. */
async function killOne(store: Store, victim: Server): Promise<{ left: Left[]; since: number }> {
  const serverId = await serverIdOf(store, victim.pid)
  await victim.kill()
  const since = Date.now()
  return { left: await leftBy(store, serverId), since }
}

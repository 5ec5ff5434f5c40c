/** Has servers end themselves at each named place, any of the first times they pass it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type CrashPoint, crashPoints } from '../../src/engine/crash-points.ts'
import type { Fleet } from './fleet.ts'
import type { Scene } from './scene.ts'

/** Places that are only passed after another crash: at a look for a lost answer, at taking over from the dead. */
const after: Partial<Record<CrashPoint, CrashPoint>> = {
  'before-look': 'after-intent-before-send',
  'after-look': 'after-intent-before-send',
  'before-takeover-commit': 'after-claim',
  'after-takeover': 'after-claim',
}

const withinMs = 20_000

/** Gives how often each place was reached. */
export async function crashAtPoints(scene: Scene, times: number): Promise<Record<string, number>> {
  const reached: Record<string, number> = {}
  for (let time = 1; time <= times; time++) {
    for (const point of crashPoints) {
      if (await reach(scene, point)) reached[point] = (reached[point] ?? 0) + 1
      else scene.tell(`${point} was not reached`)
    }
    scene.tell(`every place ${time} times, ${scene.load.count()} leads`)
  }
  if (times > 0) await restart(scene.fleet)
  return reached
}

/** Has a server crash at the place. What another crash leads to may not come of each: a second try is allowed. */
async function reach(scene: Scene, point: CrashPoint): Promise<boolean> {
  const first = after[point]
  for (let tried = 1; tried <= 2; tried++) {
    if (first) await crashAt(scene, first)
    else await recovered(scene)
    // What follows a crash is passed once; other places are passed often.
    const nth = first ? 1 : 1 + Math.floor(Math.random() * 3)
    if (await crashAt(scene, `${point}:${nth}`)) return true
  }
  return false
}

/** Whether the server came to the place. All servers but it are ended, so that it is this one that passes there. */
async function crashAt({ fleet }: Scene, place: string): Promise<boolean> {
  await Promise.all(fleet.alive().map((server) => server.kill()))
  const server = await fleet.start(fleet.all()[0]?.dataDir, place)
  await Promise.race([server.ended, sleep(withinMs, undefined, { ref: false })])
  return !server.isAlive()
}

/** Each place is tried on runs that are not behind hand: a run that gets no further in twenty lives is given up. */
async function recovered({ fleet, ground }: Scene): Promise<void> {
  await restart(fleet)
  const end = Date.now() + withinMs
  const open = "select 1 from run where status in ('queued', 'running', 'waiting') and attempt > 0 limit 1"
  while (Date.now() < end && (await ground.store.pool.query(open)).rowCount) await sleep(50)
}

/** One server that does not crash, in the place of whatever is there. */
async function restart(fleet: Fleet): Promise<void> {
  const [one] = fleet.all()
  await Promise.all(fleet.alive().map((server) => server.kill()))
  if (one) await fleet.start(one.dataDir)
}

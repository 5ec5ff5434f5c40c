/** Plays seeds one after the other in one world. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../src/problems.ts'
import { type Checked, check } from './check.ts'
import { beginLife, type Life } from './life.ts'
import { type Random, randomOf } from './random.ts'
import { childWorkflow, type PlayWorkflow, randomWorkflow } from './random-workflow.ts'
import { beginRound, type Lead, randomRound } from './round.ts'
import { openWorld, type World } from './world.ts'

export interface Played {
  seed: number
  story: string
  /** What does not hold, in words. */
  wrong: string[]
}

const rounds = 4
/** How long a round goes on when nobody dies in it. */
const roundMs = 700
const patienceMs = 90_000

export async function playSeeds(from: number, count: number, tell: (played: Played) => void): Promise<Played[]> {
  const world = await openWorld()
  const all: Played[] = []
  try {
    for (let seed = from; seed < from + count; seed++) {
      const played = await playSeed(world, seed)
      tell(played)
      all.push(played)
    }
  } finally {
    await world.close()
  }
  return all
}

interface Scene {
  world: World
  random: Random
  clock: { offset: number; now(): number }
  life: Life
  deaths: number
}

async function playSeed(world: World, seed: number): Promise<Played> {
  const random = randomOf(seed)
  const clock = { offset: 0, now: () => Date.now() + clock.offset }
  const child = childWorkflow(`Child of ${seed}`)
  const workflow = randomWorkflow(random, `Seed ${seed}`, child.name)
  const scene: Scene = { world, random, clock, life: await beginLife(world, clock), deaths: 0 }
  await activate(scene.life, [child, workflow], world.connectionId)
  const leads: Lead[] = []
  for (let round = 0; round < rounds; round++) leads.push(...(await playRound(scene)))
  await world.org.control.clearFaults()
  // As the product is told when a connection can be used again: a session that ended twice in a row makes it doubt that.
  scene.life.engine.connectionHealed(world.connectionId)
  await untilStill(scene, leads)
  const checked = await check(world, workflow, leads)
  await scene.life.workflows.setActive(checked.workflowId, false)
  await scene.life.engine.stop()
  return { seed, story: storyOf(scene, leads, checked), wrong: checked.wrong }
}

async function activate({ workflows, engine }: Life, documents: PlayWorkflow[], connectionId: string): Promise<void> {
  for (const document of documents) {
    const { id } = await workflows.save(JSON.stringify(document))
    if (document.trigger.on !== 'manual') await workflows.setActive(id, true)
  }
  await engine.workflowsChanged()
  // The first poll sets from when on leads count: none may come before it.
  await engine.pollNow(connectionId)
}

async function playRound(scene: Scene): Promise<Lead[]> {
  const round = randomRound(scene.random)
  const { death } = round
  scene.clock.offset += round.jumpMs
  if (death) scene.life.dieAt(death.statement, death.isDone)
  const leads = await beginRound(scene.world.org, round)
  for (const end = Date.now() + roundMs; Date.now() < end && !scene.life.isDead(); ) await poll(scene)
  if (death) await anotherLife(scene)
  return leads
}

/** Whoever is dead does not answer. */
async function poll({ life, world }: Scene): Promise<void> {
  await Promise.race([life.engine.pollNow(world.connectionId).catch(unlessAway), sleep(300)])
  await sleep(30)
}

function unlessAway(thrown: unknown): void {
  if (!(thrown instanceof Problem)) throw thrown
}

async function anotherLife(scene: Scene): Promise<void> {
  await scene.life.die()
  scene.deaths += 1
  scene.life = await beginLife(scene.world, scene.clock)
}

const open = `
select (select count(*) from run where status in ('queued', 'running', 'waiting')) as open,
  (select count(distinct record_id) from run where record_id = any($1)) as heard`

async function untilStill(scene: Scene, leads: Lead[]): Promise<void> {
  const ids = leads.map(({ id }) => id)
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    await poll(scene)
    const { rows } = await scene.world.ground.store.pool.query<{ open: number; heard: number }>(open, [ids])
    if (rows[0]?.open === 0 && rows[0].heard >= ids.length) return
  }
}

function storyOf({ deaths }: Scene, leads: Lead[], { runs, tasks }: Checked): string {
  return `${leads.length} leads, ${runs} runs, ${tasks} tasks, ${deaths} deaths`
}

/**
 * The correctness matrix of the feeds: each row on random schedules with the org's moved clock, by polling alone and with push. In every
 * one nothing is lost, nothing doubled, and a gap shows. RAINMAKER_SCHEDULES sets how many schedules a row gets (200 for a release).
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listGaps } from '../../src/engine/events/index.ts'
import { crashingStore } from '../support/crashing-store.ts'
import { type PolledOrg, polledOrg } from '../support/polled-org.ts'
import { Schedule } from '../support/schedule.ts'

const schedules = Number(process.env['RAINMAKER_SCHEDULES'] ?? 2)
/** To look at one again. */
const onlySeed = process.env['RAINMAKER_SEED'] ? Number(process.env['RAINMAKER_SEED']) : undefined
/** An org takes so many, then the next gets an empty one. */
const perOrg = 20
const hourMs = 3_600_000

interface Row {
  what: string
  run(schedule: Schedule, mode: Mode): Promise<void>
  /** Ours is this much behind the org's. */
  skewMs?: (random: () => number) => number
  /** Gaps that must show, when pushed. */
  gaps?: boolean
  /** What it takes until all is in. */
  settle?: number[]
  modes?: Mode[]
}

type Mode = 'polled' | 'pushed'
const both: Mode[] = ['polled', 'pushed']

const rows: Row[] = [
  {
    what: 'equal timestamps',
    async run(schedule) {
      await schedule.scene.control.post('/clock', { freeze: true })
      for (let n = 0; n < 6; n++) {
        await schedule.create(1 + schedule.upTo(300))
        if (schedule.random() < 0.5) await schedule.rename(schedule.some(5))
        if (schedule.random() < 0.5) await schedule.poll()
      }
      await schedule.scene.control.post('/clock', { freeze: false })
    },
  },
  {
    what: '3,000 changes in 4 seconds',
    async run(schedule) {
      await schedule.scene.control.post('/clock', { freeze: true })
      for (let n = 0; n < 8; n++) {
        await schedule.create(250)
        await schedule.rename(schedule.some(125))
        if (schedule.random() < 0.4) await schedule.poll()
        await schedule.pass(500)
      }
      await schedule.scene.control.post('/clock', { freeze: false })
    },
  },
  {
    what: 'a page of 2,000 more or less one',
    async run(schedule) {
      await schedule.poll()
      await schedule.scene.control.post('/clock', { freeze: schedule.random() < 0.5 })
      for (const count of [1000, 998 + schedule.upTo(4)]) await schedule.create(count)
      if (schedule.random() < 0.5) await schedule.poll()
      await schedule.scene.control.post('/clock', { freeze: false, advance: schedule.upTo(5000) })
      if (schedule.random() < 0.5) await schedule.restart()
      await schedule.poll()
      await schedule.rename(schedule.some(3))
    },
  },
  {
    what: 'commits up to ten minutes late',
    async run(schedule) {
      for (let n = 0; n < 12; n++) {
        if (schedule.random() < 0.4) await schedule.createLate(1000 + schedule.upTo(590_000))
        else await schedule.create(1 + schedule.upTo(3))
        await schedule.pass(schedule.upTo(60_000))
        if (schedule.random() < 0.6) await schedule.poll()
      }
    },
  },
  {
    what: 'commits later than that, healed within the hour',
    async run(schedule) {
      for (let n = 0; n < 6; n++) {
        if (schedule.random() < 0.5) await schedule.createLate(600_000 + schedule.upTo(1_800_000))
        else await schedule.create(2)
        await schedule.pass(schedule.upTo(120_000))
        await schedule.poll()
      }
    },
    settle: [10_000, ...Array<number>(10).fill(600_000)],
  },
  {
    what: 'two updates in a second',
    async run(schedule) {
      const ids = await schedule.create(4)
      for (let n = 0; n < 8; n++) {
        await schedule.pass(schedule.upTo(2000))
        await schedule.scene.control.post('/clock', { freeze: true })
        for (let twice = 0; twice < 2; twice++) {
          await schedule.rename([ids[schedule.upTo(4)] ?? ''])
          if (schedule.random() < 0.4) await schedule.poll()
        }
        await schedule.scene.control.post('/clock', { freeze: false })
      }
    },
  },
  {
    what: 'our clock up to 15 minutes off',
    skewMs: (random) => Math.round((random() - 0.5) * 1_800_000),
    async run(schedule) {
      for (let n = 0; n < 8; n++) {
        await schedule.create(1 + schedule.upTo(3))
        await schedule.rename(schedule.some(2))
        if (schedule.random() < 0.5) await schedule.poll()
        await schedule.pass(schedule.upTo(20_000))
      }
    },
  },
  {
    what: 'killed between any two statements',
    async run(schedule) {
      for (let n = 0; n < 6; n++) {
        await schedule.create(1 + schedule.upTo(4))
        await schedule.rename(schedule.some(2))
        await schedule.pass(schedule.upTo(10_000))
        const { store, crashed } = crashingStore(schedule.scene.store, 1 + schedule.upTo(40))
        await schedule.restart(store)
        for (let tries = 0; tries < 3 && !crashed(); tries++) await schedule.poll()
        await schedule.restart()
        if (schedule.random() < 0.5) await schedule.poll()
      }
    },
  },
  {
    what: '71 hours offline',
    async run(schedule) {
      await schedule.create(5)
      await schedule.poll()
      await schedule.polling.stop()
      for (let hours = 0; hours < 71; hours += 10) {
        await schedule.create(1 + schedule.upTo(20))
        await schedule.rename(schedule.some(5))
        await schedule.remove(schedule.some(1).filter((id) => !schedule.deleted.has(id)))
        await schedule.pass(Math.min(10, 71 - hours) * hourMs)
      }
      await schedule.restart()
      await schedule.poll()
    },
  },
  {
    what: 'longer offline than events are kept',
    gaps: true,
    async run(schedule) {
      await schedule.create(5)
      await schedule.poll()
      await schedule.polling.stop()
      for (let days = 0; days < 5; days++) {
        await schedule.create(1 + schedule.upTo(20))
        await schedule.rename(schedule.some(5))
        await schedule.remove(schedule.some(1))
        await schedule.pass(24 * hourMs)
      }
      await schedule.scene.control.post('/events/forget', {})
      await schedule.restart()
      await schedule.poll()
    },
  },
  {
    what: 'streams that end, gap events, events nobody sends',
    modes: ['pushed'],
    async run(schedule) {
      for (let n = 0; n < 15; n++) {
        const { control } = schedule.scene
        if (schedule.random() < 0.3) await control.post('/pubsub/end-streams', {})
        if (schedule.random() < 0.3) {
          const kind = ['gap', 'overflow', 'lost'][schedule.upTo(3)]
          await control.post('/events/gaps', { kind })
        }
        await schedule.create(1 + schedule.upTo(4))
        await schedule.rename(schedule.some(2))
        await schedule.pass(schedule.upTo(3000))
        if (schedule.random() < 0.2) await schedule.poll()
      }
    },
  },
]

async function open(mode: Mode, skewMs: number): Promise<PolledOrg> {
  const scene = await polledOrg()
  if (skewMs !== 0) await scene.control.advanceClock(skewMs)
  scene.setPush(mode === 'pushed')
  await scene.activate('Lead', ['created', 'updated', 'deleted'])
  return scene
}

for (const [at, { what, run, gaps, settle, skewMs, modes = both }] of rows.entries()) {
  for (const mode of modes) {
    test(`${what}, ${mode}: ${schedules} schedules`, async () => {
      let scene: PolledOrg | null = null
      for (let n = 0; n < schedules; n++) {
        const seed = onlySeed ?? 1000 * at + n
        const random = new Schedule(null as never, null as never, seed).random
        if (n % perOrg === 0 || !scene) scene = await open(mode, skewMs?.(random) ?? 0)
        const schedule = new Schedule(scene, scene.newPolling(), seed)
        try {
          await schedule.poll()
          assert.equal(schedule.polling.status()[0]?.problem ?? null, null)
          await schedule.pass(5000)
          await run(schedule, mode)
          await schedule.settle(settle)
          await schedule.judge()
          if (gaps && mode === 'pushed') assert.ok((await listGaps(scene.store.db)).length > 0, 'the gap shows')
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        } finally {
          await schedule.polling.stop()
        }
      }
    })
  }
}

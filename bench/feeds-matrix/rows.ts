/** The rows of the correctness matrix: what happens in each, by chance. In every one nothing may be lost or doubled, and gaps must show. */
import { crashingStore } from '../../test/support/crashing-store.ts'
import type { Schedule } from '../../test/support/schedule.ts'

export type Mode = 'polled' | 'pushed'

export interface Row {
  what: string
  run(schedule: Schedule): Promise<void>
  modes: Mode[]
  /** Ours is this much behind the org's. */
  skewMs?: (random: () => number) => number
  /** A gap must show when pushed. */
  gap?: true
  /** What it takes until all is in, ms of org time between polls. */
  settle?: number[]
}

const both: Mode[] = ['polled', 'pushed']
const minuteMs = 60_000
const hourMs = 3_600_000
/** The last comes to light after an hour, and may wait for another. */
const everyTenMinutes = [10_000, ...Array<number>(15).fill(10 * minuteMs)]

export const rows: Row[] = [
  {
    what: 'equal timestamps',
    modes: both,
    async run(schedule) {
      await schedule.freeze(true)
      for (let n = 0; n < 6; n++) {
        await schedule.create(1 + schedule.upTo(120))
        if (schedule.chance(0.5)) await schedule.rename(schedule.some(5))
        if (schedule.chance(0.5)) await schedule.poll()
      }
      await schedule.freeze(false)
    },
  },
  {
    what: '3,000 changes in 4 seconds',
    modes: both,
    async run(schedule) {
      await schedule.freeze(true)
      for (let n = 0; n < 8; n++) {
        await schedule.create(250)
        await schedule.rename(schedule.some(125))
        if (schedule.chance(0.4)) await schedule.poll()
        await schedule.pass(500)
      }
      await schedule.freeze(false)
    },
  },
  {
    what: 'a page of 2,000 more or less one',
    modes: both,
    async run(schedule) {
      await schedule.poll()
      await schedule.freeze(schedule.chance(0.5))
      for (const count of [1000, 998 + schedule.upTo(4)]) await schedule.create(count)
      if (schedule.chance(0.5)) await schedule.poll()
      await schedule.freeze(false)
      await schedule.pass(schedule.upTo(5000))
      if (schedule.chance(0.5)) await schedule.restart()
      await schedule.poll()
      await schedule.rename(schedule.some(3))
    },
  },
  {
    what: 'commits up to ten minutes late',
    modes: both,
    async run(schedule) {
      for (let n = 0; n < 12; n++) {
        const [[victim], deed] = [schedule.some(1), schedule.random()]
        const late = 1000 + schedule.upTo(590_000)
        if (deed < 0.3) await schedule.createLate(late)
        else if (victim && deed < 0.5) await schedule.renameLate(victim, late)
        else await schedule.create(1 + schedule.upTo(3))
        await schedule.pass(schedule.upTo(minuteMs))
        if (schedule.chance(0.6)) await schedule.poll()
      }
    },
  },
  {
    what: 'commits later than that, healed within the hour',
    modes: both,
    async run(schedule) {
      for (let n = 0; n < 6; n++) {
        const [[victim], deed] = [schedule.some(1), schedule.random()]
        const late = 10 * minuteMs + schedule.upTo(40 * minuteMs)
        if (deed < 0.4) await schedule.createLate(late)
        else if (victim && deed < 0.6) await schedule.renameLate(victim, late)
        else await schedule.create(2)
        await schedule.pass(schedule.upTo(2 * minuteMs))
        await schedule.poll()
      }
    },
    settle: everyTenMinutes,
  },
  {
    what: 'two updates in a second',
    modes: both,
    async run(schedule) {
      const ids = await schedule.create(4)
      for (let n = 0; n < 8; n++) {
        await schedule.pass(schedule.upTo(2000))
        await schedule.freeze(true)
        for (let twice = 0; twice < 2; twice++) {
          await schedule.rename([ids[schedule.upTo(4)] ?? ''])
          if (schedule.chance(0.4)) await schedule.poll()
        }
        await schedule.freeze(false)
      }
    },
  },
  {
    what: 'our clock up to 15 minutes off',
    modes: both,
    skewMs: (random) => Math.round((random() - 0.5) * 30 * minuteMs),
    async run(schedule) {
      for (let n = 0; n < 8; n++) {
        await schedule.create(1 + schedule.upTo(3))
        await schedule.rename(schedule.some(2))
        if (schedule.chance(0.5)) await schedule.poll()
        await schedule.pass(schedule.upTo(20_000))
      }
    },
  },
  {
    what: 'killed between any two statements',
    modes: both,
    async run(schedule) {
      for (let n = 0; n < 6; n++) {
        await schedule.create(1 + schedule.upTo(4))
        await schedule.rename(schedule.some(2))
        if (schedule.chance(0.3)) await schedule.remove(schedule.some(1))
        await schedule.pass(schedule.upTo(10_000))
        const { store, crashed } = crashingStore(schedule.scene.store, 1 + schedule.upTo(40))
        await schedule.restart(store)
        for (let tries = 0; tries < 3 && !crashed(); tries++) await schedule.poll()
        await schedule.restart()
        if (schedule.chance(0.5)) await schedule.poll()
      }
    },
  },
  {
    what: '71 hours offline',
    modes: both,
    async run(schedule) {
      await schedule.create(5)
      await schedule.poll()
      await schedule.polling.stop()
      for (let hours = 0; hours < 71; hours += 10) {
        await schedule.create(1 + schedule.upTo(20))
        await schedule.rename(schedule.some(5))
        await schedule.remove(schedule.some(1))
        await schedule.pass(Math.min(10, 71 - hours) * hourMs)
      }
      await schedule.restart()
      await schedule.poll()
    },
  },
  {
    what: 'offline for longer than events are kept',
    modes: both,
    gap: true,
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
    what: 'deletions, undeletions and merges',
    modes: both,
    async run(schedule) {
      await schedule.create(6)
      for (let n = 0; n < 10; n++) {
        const [one, other] = schedule.some(2)
        const binned = [...schedule.deleted].filter((id) => !schedule.merged.has(id))
        const deed = schedule.random()
        if (one && deed < 0.3) await schedule.remove([one])
        else if (deed < 0.5 && binned.length > 0) await schedule.bringBack([binned[schedule.upTo(binned.length)] ?? ''])
        else if (one && other && deed < 0.65) await schedule.merge(one, other)
        else await schedule.create(2)
        if (schedule.chance(0.3)) await schedule.rename(schedule.some(1))
        await schedule.pass(schedule.upTo(20_000))
        if (schedule.chance(0.5)) await schedule.poll()
        if (schedule.chance(0.1)) await schedule.restart()
      }
    },
  },
  {
    what: 'streams that end, gap events, events nobody sends',
    modes: ['pushed'],
    async run(schedule) {
      const { control } = schedule.scene
      for (let n = 0; n < 15; n++) {
        if (schedule.chance(0.3)) await control.post('/pubsub/end-streams', {})
        if (schedule.chance(0.3)) {
          await control.post('/events/gaps', { kind: ['gap', 'overflow', 'lost'][schedule.upTo(3)] })
        }
        await schedule.create(1 + schedule.upTo(4))
        await schedule.rename(schedule.some(2))
        await schedule.pass(schedule.upTo(3000))
        if (schedule.chance(0.2)) await schedule.poll()
      }
    },
  },
  {
    what: 'switched between polling and push',
    modes: ['pushed'],
    async run(schedule) {
      for (let n = 0; n < 12; n++) {
        if (schedule.chance(0.3)) {
          schedule.scene.setPush(schedule.chance(0.5))
          await schedule.poll()
        }
        await schedule.create(1 + schedule.upTo(3))
        await schedule.rename(schedule.some(2))
        if (schedule.chance(0.2)) await schedule.remove(schedule.some(1))
        await schedule.pass(schedule.upTo(30_000))
        if (schedule.chance(0.3)) await schedule.poll()
        if (schedule.chance(0.1)) await schedule.restart()
      }
      schedule.scene.setPush(true)
    },
  },
  {
    what: 'any of these, answers that break off among them',
    modes: both,
    async run(schedule) {
      const { control } = schedule.scene
      const deeds: (() => Promise<unknown>)[] = [
        ...Array<() => Promise<unknown>>(3).fill(() => schedule.create(1 + schedule.upTo(5))),
        ...Array<() => Promise<unknown>>(4).fill(() => schedule.rename(schedule.some(2))),
        ...Array<() => Promise<unknown>>(4).fill(() => schedule.poll()),
        ...Array<() => Promise<unknown>>(3).fill(() => schedule.pass(Math.floor(schedule.random() ** 3 * 90_000))),
        () => schedule.createLate(20_000 + schedule.upTo(300_000)),
        () => schedule.remove(schedule.some(1)),
        () => schedule.freeze(true),
        () => schedule.freeze(false),
        () => schedule.restart(),
        () => control.fault({ effect: 'cut-after', match: { path: '/query', client: 'rainmaker-poller' } }),
      ]
      for (let n = 0; n < 40; n++) await deeds[schedule.upTo(deeds.length)]?.()
      await schedule.freeze(false)
      await control.clearFaults()
    },
  },
]

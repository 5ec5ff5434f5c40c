/** Looks at the clock whenever a time of a schedule has come. */
import { createBell } from '../../bell.ts'
import { type Acceptance, databaseTime } from '../../events/index.ts'
import { tellTimes } from './schedules.ts'

export interface ScheduleClock {
  /** Other schedules may be wanted now. */
  look(): void
  stop(): Promise<void>
}

/** Another server may have been told of other workflows. */
const atLeastEveryMs = 10_000

export function startClock(to: Acceptance): ScheduleClock {
  const bell = createBell()
  let stopping = false

  async function look(): Promise<number> {
    const now = await databaseTime(to.store.db)
    const { next } = await tellTimes(to, now)
    return Math.min(atLeastEveryMs, Math.max(0, (next ?? Number.POSITIVE_INFINITY) - now))
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const wait = await look().catch((error: unknown) => {
        to.log.warn({ error: String(error) }, 'schedules wait for the database')
        return 1000
      })
      await bell.wait(wait)
    }
  }

  const running = run()
  return {
    look: () => bell.ring(),
    async stop() {
      stopping = true
      bell.ring()
      await running
    },
  }
}

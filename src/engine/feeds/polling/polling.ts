/** The polling feed: one poll per org serves all triggers; one server at a time polls an org. */
import type { PollingOptions } from './options.ts'
import type { PollingStatus } from './org-poller.ts'
import { openPollers } from './pollers.ts'
import { watchersNow } from './watchers.ts'

export interface Polling {
  start(): void
  /** For good: waits for polls under way, which end with their page, then gives up the turns. */
  stop(): Promise<void>
  /**
   * Polls the org now: something is known to have happened, or a workflow was activated. Resolves when that is over; never
   * rejects.
   */
  wake(connectionId: string): Promise<void>
  status(): PollingStatus[]
}

/** How often we look whether other workflows are active, or an org's turn has become free. */
const lookMs = 3000

export function createPolling(options: PollingOptions): Polling {
  const pollers = openPollers(options, () => schedule())
  let started = false
  let timer: NodeJS.Timeout | undefined

  function schedule(atMostMs = pollers.nextAt() - Date.now()): void {
    clearTimeout(timer)
    if (!started) return
    timer = setTimeout(look, Math.max(20, Math.min(lookMs, atMostMs)))
  }

  async function look(): Promise<void> {
    const isDone = await quietly(async () => pollers.runDue(await watchersNow(options)))
    // An org that is due would else have us ask a database that is away fifty times a second.
    schedule(isDone ? undefined : lookMs)
  }

  /** What fails here is the database; it is tried again at the next look. Whether it went well. */
  async function quietly(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      options.log.warn({ error: String(error) }, 'polling waits for the database')
      return false
    }
  }

  return {
    start() {
      started = true
      void look()
    },
    async stop() {
      started = false
      clearTimeout(timer)
      await pollers.end()
    },
    async wake(connectionId) {
      await quietly(async () => {
        pollers.wake(connectionId)
        await pollers.underWay(connectionId)
        const subscriptions = (await watchersNow(options)).get(connectionId)
        if (subscriptions) await pollers.run(connectionId, subscriptions, true)
      })
    },
    status: () => pollers.status(),
  }
}

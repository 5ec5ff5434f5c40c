/** Does something again and again in the background until it is stopped; a failure is told and does not end it. */
import type { Logger } from 'pino'

export interface Rounds {
  /** Fulfilled when the round under way has ended; none begins after it. */
  stop(): Promise<void>
}

export function startRounds(everyMs: number, what: string, work: () => Promise<unknown>, log: Logger): Rounds {
  let stopped = false
  let underWay: Promise<void> = Promise.resolve()
  let timer = setTimeout(round, everyMs)

  function round(): void {
    underWay = work()
      .catch((error: unknown) => log.warn({ error: String(error) }, `${what} failed; it is repeated`))
      .then(() => {
        if (!stopped) timer = setTimeout(round, everyMs)
      })
  }

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}

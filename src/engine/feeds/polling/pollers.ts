/** The pollers of all orgs this server has the turn for: each org is polled once at a time, none waits for another. */
import type { Subscription } from '../../events/index.ts'
import type { PollingOptions } from './options.ts'
import { OrgPoller, type PollingStatus } from './org-poller.ts'
import { openTurns } from './turn.ts'
import { listeningTo, type Watchers } from './watchers.ts'

export interface Pollers {
  /** Polls now; a poll of the org that is under way is that poll. Resolves when it is over; never rejects. */
  run(connectionId: string, subscriptions: Subscription[], all?: boolean): Promise<void>
  /** Polls the orgs whose time has come or whose workflows changed; lets go of those nobody listens to. */
  runDue(watchers: Watchers): Promise<void>
  /** Resolves when the poll of the org that is under way is over. */
  underWay(connectionId: string): Promise<void>
  /** What kept the org from being heard may be gone. */
  wake(connectionId: string): void
  /** Our time of the earliest next poll, epoch ms. */
  nextAt(): number
  status(): PollingStatus[]
  /** Waits for polls under way, which end with their page, and gives up the turns. */
  end(): Promise<void>
}

/** How soon we ask again for a turn that another server has. */
const turnMs = 3000

export function openPollers(options: PollingOptions, onDone: () => void): Pollers {
  const turns = openTurns(options.store)
  const pollers = new Map<string, OrgPoller>()
  const running = new Map<string, Promise<void>>()
  let ended = false

  const pollerOf = (connectionId: string): OrgPoller => {
    const poller =
      pollers.get(connectionId) ?? new OrgPoller(connectionId, options, { isStopping: () => ended, onDue: onDone })
    pollers.set(connectionId, poller)
    return poller
  }

  async function pollInTurn(poller: OrgPoller, subscriptions: Subscription[], all: boolean): Promise<void> {
    // Until this poll is over, or while another server has the turn.
    poller.nextAt = Date.now() + turnMs
    if (!(await turns.take(poller.connectionId))) return poller.end()
    poller.listening = listeningTo(subscriptions)
    await poller.poll(subscriptions, all)
  }

  async function run(connectionId: string, subscriptions: Subscription[], all = false): Promise<void> {
    if (ended) return
    const poll =
      running.get(connectionId) ??
      pollInTurn(pollerOf(connectionId), subscriptions, all)
        .catch((error: unknown) => options.log.warn({ connectionId, error: String(error) }, 'an org was not polled'))
        .finally(() => {
          running.delete(connectionId)
          onDone()
        })
    running.set(connectionId, poll)
    await poll
  }

  return {
    run,
    async runDue(watchers) {
      for (const [connectionId, subscriptions] of watchers) {
        const { nextAt, listening } = pollerOf(connectionId)
        if (nextAt <= Date.now() || listening !== listeningTo(subscriptions)) void run(connectionId, subscriptions)
      }
      for (const connectionId of pollers.keys()) {
        if (watchers.has(connectionId) || running.has(connectionId)) continue
        await pollers.get(connectionId)?.end()
        pollers.delete(connectionId)
        await turns.give(connectionId)
      }
    },
    wake: (connectionId) => pollers.get(connectionId)?.wake(),
    underWay: async (connectionId) => running.get(connectionId),
    nextAt: () => Math.min(...[...pollers.values()].map(({ nextAt }) => nextAt)),
    status: () => [...pollers.values()].map((poller) => poller.status()),
    async end() {
      ended = true
      await Promise.all(running.values())
      await Promise.all([...pollers.values()].map((poller) => poller.end()))
      await turns.close()
    },
  }
}

/** The polling feed: one poll per org serves all triggers; one server at a time polls an org. */
import type { Logger } from 'pino'
import type { Store } from '../../../store/index.ts'
import { activeSubscriptions, type Subscription, type TriggerSource } from '../../events/index.ts'
import type { ConnectionSource } from '../../needs.ts'
import type { StartRuns } from '../../runs/draft.ts'
import type { OrgClocks } from './org-clock.ts'
import { type OrgPoller, orgPoller, type PollingStatus } from './org-poller.ts'
import type { Rhythm } from './rhythm.ts'
import { setStarts } from './starts.ts'
import { openTurns } from './turn.ts'

export type { PollingStatus } from './org-poller.ts'

export interface PollingOptions {
  store: Store
  log: Logger
  connections: Pick<ConnectionSource, 'salesforce' | 'describe'>
  triggers: TriggerSource
  startRuns: StartRuns
  /** Must be told of every call to every org. */
  clocks: OrgClocks
  /** Fields of an object that are always read, where the user may see them. */
  usualFields(object: string): string[]
  /** How often an org is to be polled. */
  rhythm(connectionId: string): Promise<Rhythm> | Rhythm
}

export interface Polling {
  start(): void
  /** Waits for polls under way, then gives up the turns. */
  stop(): Promise<void>
  /** Polls the org now: something is known to have happened, or a workflow was activated. Resolves when it has been polled. */
  wake(connectionId: string): Promise<void>
  status(): PollingStatus[]
}

/** How often we look whether other workflows are active, or an org's turn has become free. */
const lookMs = 3000

export function createPolling(options: PollingOptions): Polling {
  const { store, log } = options
  const turns = openTurns(store)
  const pollers = new Map<string, OrgPoller>()
  const underWay = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | null = null
  let stopped = true

  const pollerOf = (connectionId: string): OrgPoller => {
    const poller = pollers.get(connectionId) ?? orgPoller(connectionId, options)
    pollers.set(connectionId, poller)
    return poller
  }

  /** Each org is polled once at a time; the others do not wait for it. */
  function run(connectionId: string, subscriptions: Subscription[]): Promise<void> {
    const running = underWay.get(connectionId)
    if (running) return running
    const poll = pollNow(connectionId, subscriptions)
      .catch((error: unknown) => log.warn({ connectionId, error: String(error) }, 'an org could not be polled'))
      .finally(() => {
        underWay.delete(connectionId)
        schedule()
      })
    underWay.set(connectionId, poll)
    return poll
  }

  async function pollNow(connectionId: string, subscriptions: Subscription[]): Promise<void> {
    const poller = pollerOf(connectionId)
    // Until this poll is over, or while another server has the turn.
    poller.nextAt = Date.now() + lookMs
    if (!(await turns.take(connectionId))) return
    poller.listening = listeningTo(subscriptions)
    await poller.poll(await withStarts(connectionId, subscriptions))
  }

  /** A workflow activated since the last poll begins at the org's time of that moment. */
  async function withStarts(connectionId: string, subscriptions: Subscription[]): Promise<Subscription[]> {
    const fresh = subscriptions.filter(({ since }) => since === null).map(({ workflowId }) => workflowId)
    if (fresh.length === 0) return subscriptions
    await options.connections.salesforce(connectionId).with({ kind: 'poll' }).limits()
    const orgNow = options.clocks.atLeast(connectionId)
    if (orgNow === null) return subscriptions
    await setStarts(store.db, fresh, orgNow)
    return (await watchers()).get(connectionId) ?? []
  }

  async function watchers(): Promise<Map<string, Subscription[]>> {
    const all = await activeSubscriptions(store.db, options.triggers, (workflowId, error) =>
      log.error({ workflowId, error: String(error) }, 'the trigger of an active workflow cannot be used'),
    )
    return Map.groupBy(
      all.filter(({ watch }) => watch !== null),
      ({ connectionId }) => connectionId,
    )
  }

  async function look(): Promise<void> {
    const watched = await watchers()
    for (const [connectionId, subscriptions] of watched) {
      const poller = pollerOf(connectionId)
      const isDue = poller.nextAt <= Date.now() || poller.listening !== listeningTo(subscriptions)
      if (isDue) void run(connectionId, subscriptions)
    }
    for (const connectionId of pollers.keys()) {
      if (watched.has(connectionId)) continue
      pollers.delete(connectionId)
      await turns.give(connectionId)
    }
  }

  async function beat(): Promise<void> {
    try {
      await look()
    } catch (error) {
      log.warn({ error: String(error) }, 'polling waits for the database')
    }
    schedule()
  }

  function schedule(): void {
    if (timer) clearTimeout(timer)
    if (stopped) return
    const next = Math.min(...[...pollers.values()].map(({ nextAt }) => nextAt), Date.now() + lookMs)
    timer = setTimeout(() => void beat(), Math.max(20, next - Date.now()))
  }

  return {
    start() {
      if (!stopped) return
      stopped = false
      void beat()
    },
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await Promise.all(underWay.values())
      await turns.close()
    },
    async wake(connectionId) {
      await underWay.get(connectionId)
      const subscriptions = (await watchers()).get(connectionId)
      if (subscriptions) await run(connectionId, subscriptions)
    },
    status: () => [...pollers.values()].map((poller) => poller.status()),
  }
}

function listeningTo(subscriptions: Subscription[]): string {
  return subscriptions
    .map(({ workflowId, workflowVersion }) => `${workflowId}:${workflowVersion}`)
    .sort()
    .join(' ')
}

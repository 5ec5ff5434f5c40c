/** All ways events arrive, started and stopped together. */
import type { Settings } from '../../settings.ts'
import { databaseTime, forgetEvents, type Gap, type GapFilter, listGaps } from '../events/index.ts'
import type { ConnectionSource } from '../needs.ts'
import { type Rounds, startRounds } from '../rounds.ts'
import { createInbox, type Inbox } from './inbox/inbox.ts'
import type { PollingOptions } from './polling/options.ts'
import type { PollingStatus } from './polling/org-poller.ts'
import { createPolling } from './polling/polling.ts'
import { startClock } from './schedules/clock.ts'

export interface FeedsOptions extends PollingOptions {
  settings: Pick<Settings, 'eventDays'>
  connections: Pick<ConnectionSource, 'salesforce' | 'describe' | 'get'>
}

export interface Feeds {
  /** For good: what is under way ends first. */
  stop(): Promise<void>
  /** Something is known to have happened in the org: polls it now. Resolves when that is over; never rejects. */
  wake(connectionId: string): Promise<void>
  /** Other workflows are active. */
  workflowsChanged(): void
  status(): PollingStatus[]
  gaps(filter: GapFilter): Promise<Gap[]>
  inbox: Inbox
}

const dayMs = 86_400_000
const retentionEveryMs = 3_600_000

export function startFeeds(options: FeedsOptions): Feeds {
  const { store, log, settings } = options
  const polling = createPolling(options)
  const inbox = createInbox(() => options, store.db)
  polling.start()
  inbox.start()
  const clock = startClock(options)
  const forget = async () => {
    const before = (await databaseTime(store.db)) - settings.eventDays * dayMs
    const removed = await forgetEvents(store.db, new Date(before))
    if (removed > 0) log.info({ removed }, 'old events were removed')
  }
  const rounds: Rounds[] = [startRounds(retentionEveryMs, 'removing old events', forget, log)]
  return {
    async stop() {
      await Promise.all([polling.stop(), inbox.stop(), clock.stop(), ...rounds.map((round) => round.stop())])
    },
    wake: (connectionId) => polling.wake(connectionId),
    workflowsChanged() {
      clock.look()
      for (const { connectionId } of polling.status()) void polling.wake(connectionId)
    },
    status: () => polling.status(),
    gaps: (filter) => listGaps(store.db, filter),
    inbox,
  }
}

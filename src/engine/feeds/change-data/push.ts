/** Push for one org: a listener while something shall be pushed, none otherwise, another when the settings change. */
import type { Logger } from 'pino'
import type { Store } from '../../../store/index.ts'
import type { Alone } from '../one-at-a-time.ts'
import { positionsOf } from '../polling/feed-rows.ts'
import type { PolledOrg } from '../polling/org.ts'
import { iso, type Position } from '../polling/position.ts'
import type { Rhythm } from '../polling/rhythm.ts'
import type { Target } from '../polling/targets.ts'
import { type Listener, type PushStatus, startListener } from './listener.ts'
import { readingPace } from './pace.ts'
import { forgetPosition } from './position.ts'
import type { PushSettings } from './push-settings.ts'
import type { PushedTarget } from './take-burst.ts'

export interface PushOptions {
  org: PolledOrg
  store: Store
  log: Logger
  alone: Alone
  settings(): Promise<PushSettings>
  rhythm(): Promise<Rhythm>
  /** Asks for a poll of everything. */
  poll(): void
  /** Asks for a look at the lists of these objects. */
  pollLists(objects: string[]): void
}

export interface Push {
  /** These objects are wanted now. */
  follow(targets: Target[]): Promise<void>
  hears(object: string): boolean
  /** See {@link Listener}; at once when nothing is pushed. */
  caughtUp(): Promise<void>
  wake(): void
  status(): PushStatus | null
  stop(): Promise<void>
}

/** Records read for pushed changes cost at most four calls where polling would cost one. */
const readingsPerPoll = 4

export function createPush({ org, store, log, alone, settings, rhythm, poll, pollLists }: PushOptions): Push {
  let listener: Listener | null = null
  let listening = ''
  let targets: Target[] = []
  let forgotten = false

  async function pushed(): Promise<PushedTarget[]> {
    const positions = await positionsOf<Position>(store.db, org.connectionId, 'polling')
    return targets.map((target) => {
      const start = positions.get(target.plan.object)?.start ?? iso(target.wanted.since)
      return { ...target, start }
    })
  }

  async function start(now: PushSettings): Promise<Listener> {
    const { pollSeconds } = await rhythm()
    const pace = readingPace((pollSeconds * 1000) / readingsPerPoll)
    return startListener({ org, settings: now, log, pace, alone, targets: pushed, poll, pollLists })
  }

  async function stop(): Promise<void> {
    const ending = listener
    listener = null
    listening = ''
    await ending?.stop()
  }

  return {
    async follow(all) {
      const now = await settings()
      targets = all.filter(({ wanted }) => now.push === 'change-data' || (now.push === 'auto' && wanted.instant))
      if (targets.length === 0) {
        if (listener) await stop()
        // What happens from now on is polled: going on from here later would look like a gap.
        if (!forgotten) await forgetPosition(store.db, org.connectionId)
        forgotten = true
        return
      }
      forgotten = false
      if (listener && listening !== JSON.stringify(now)) await stop()
      listening = JSON.stringify(now)
      listener ??= await start(now)
      listener.look()
    },
    hears: (object) => targets.some(({ plan }) => plan.object === object) && (listener?.hears(object) ?? false),
    caughtUp: async () => listener?.caughtUp(),
    wake: () => listener?.wake(),
    status: () => listener?.status() ?? null,
    stop,
  }
}

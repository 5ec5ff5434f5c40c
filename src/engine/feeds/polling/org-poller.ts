/** Polls one org whenever it is told to, and knows when it wants to be told again. What is pushed it polls rarely. */
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import type { Meter } from '../../../salesforce/index.ts'
import { acceptEvents, closeGaps, listGaps, type Subscription } from '../../events/index.ts'
import type { PushStatus } from '../change-data/listener.ts'
import { createPush } from '../change-data/push.ts'
import { carryOn } from '../first-run/carry-on.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { feedName } from './decide.ts'
import { noteOutcome } from './feed-rows.ts'
import { listRounds } from './lists.ts'
import type { PollingOptions } from './options.ts'
import type { PolledOrg } from './org.ts'
import { pollOrg, type Rounds } from './poll-org.ts'
import { type Beat, pause } from './rhythm.ts'
import { createScope } from './scope.ts'
import { keepTargets, type Target } from './targets.ts'
import { wantedBy } from './wanted.ts'
import { withStarts } from './watchers.ts'

export interface OrgPoller {
  readonly connectionId: string
  /** One poll. Never throws: what went wrong is in the status. `all`: also what is pushed. */
  poll(subscriptions: Subscription[], all: boolean): Promise<void>
  /** Our time of the next poll, epoch ms. */
  nextAt: number
  /** What it listened to at the last poll; a change of it is a reason to poll. */
  listening: string
  /** What kept the org from being heard may be gone. */
  wake(): void
  status(): PollingStatus
  /** Ends what is pushed. */
  end(): Promise<void>
}

export interface PollingStatus {
  connectionId: string
  objects: string[]
  /** Our time, ISO. */
  polledAt: string | null
  nextAt: string
  /** What the last poll cost. */
  calls: number
  /** Why the org could not be polled. */
  problem: ProblemJson | null
  /** By object: why it could not be read. */
  problems: Record<string, ProblemJson>
  /** Null when nothing shall be pushed. */
  push: PushStatus | null
}

/** Lists whose members may have changed are looked at so often at most. */
const listsEveryMs = 15_000

export function orgPoller(
  connectionId: string,
  options: PollingOptions,
  isStopping: () => boolean,
  onDue: () => void,
): OrgPoller {
  const { connections, clocks, store, log } = options
  const targets = keepTargets((object) => connections.describe(connectionId, object), options.usualFields)
  const beat: Beat = { quiet: 0, failures: 0, problem: null, more: false }
  const rounds: Rounds = { checked: new Map(), deletes: new Map(), lists: listRounds(), compare: new Set() }
  const last = { polledAt: null as string | null, calls: 0, problems: new Map<string, ProblemJson | null>() }
  const scope = createScope()
  let lastAt = 0
  const alone = oneAtATime()
  const push = createPush({
    org: orgFor({ calls: 0 }, () => {}),
    ...{ store, log, alone },
    settings: () => options.push(connectionId),
    rhythm: async () => options.rhythm(connectionId),
    poll() {
      scope.everything()
      poller.nextAt = 0
      onDue()
    },
    pollLists(objects) {
      scope.also(objects)
      // Not for every change of a busy moment.
      poller.nextAt = Math.min(poller.nextAt, lastAt + listsEveryMs)
      onDue()
    },
  })

  function orgFor(meter: Meter, found: PolledOrg['found']): PolledOrg {
    return {
      connectionId,
      salesforce: connections.salesforce(connectionId).with({ kind: 'poll' }, meter),
      db: store.db,
      accept: (batch) => acceptEvents(options, batch),
      // Before the first answer nothing is known; nothing is then old enough to be cold.
      now: () => clocks.atLeast(connectionId) ?? 0,
      about: () => clocks.about(connectionId) ?? 0,
      isStopping,
      found,
    }
  }

  /** Returns how many events it found. */
  async function once(subscriptions: Subscription[], meter: Meter): Promise<number> {
    let events = 0
    const org = orgFor(meter, (accepted) => {
      events += accepted.events
    })
    const started = await withStarts(options, connectionId, subscriptions)
    const wanted = wantedBy(started)
    beat.more = false
    const planned = await targets.of(wanted)
    last.problems = planned.problems
    if (clocks.atLeast(connectionId) === null) await org.salesforce.limits()
    await push.follow(planned.targets)
    await push.caughtUp()
    const due = scope.due(planned.targets, push.hears)
    if (due.length > 0) await alone(() => pollTargets(org, due))
    const plans = new Map(planned.targets.map(({ plan }) => [plan.object, plan]))
    beat.more = (await carryOn(org, started, (object) => plans.get(object))) || beat.more
    return events
  }

  async function pollTargets(org: PolledOrg, due: Target[]): Promise<void> {
    const gaps = scope.isEverything() ? await listGaps(store.db, { connectionId, open: true }) : []
    for (const { plan } of due)
      if (gaps.some(({ object }) => object === '' || object === plan.object)) recheck(plan.object)
    const outcome = await pollOrg(org, due, rounds)
    for (const [object, problem] of outcome.problems) {
      last.problems.set(object, problem)
      if (problem) targets.forget(object)
    }
    beat.more = outcome.more
    if (outcome.more) return
    scope.done(due)
    await closeGaps(
      store.db,
      gaps.filter(({ object }) => !last.problems.get(object)),
    )
  }

  function recheck(object: string): void {
    rounds.compare.add(object)
    rounds.deletes.delete(object)
  }

  async function settle(problem: Problem | null, events: number): Promise<void> {
    beat.problem = problem
    beat.failures = problem ? beat.failures + 1 : 0
    beat.quiet = events > 0 ? 0 : beat.quiet + 1
    last.polledAt = new Date().toISOString()
    if (problem) log.warn({ connectionId, code: problem.code, problem: problem.message }, 'a poll failed')
    await noteOutcome(store.db, connectionId, feedName, new Map([...last.problems, ['', problem?.toJSON() ?? null]]))
  }

  const poller: OrgPoller = {
    connectionId,
    nextAt: 0,
    listening: '',
    async poll(subscriptions, all) {
      if (all) scope.everything()
      lastAt = Date.now()
      const meter: Meter = { calls: 0 }
      const [events, problem] = await once(subscriptions, meter).then(
        (found) => [found, null] as const,
        (error: unknown) => [0, asProblem(error)] as const,
      )
      last.calls = meter.calls
      await settle(problem, events)
      const rhythm = await options.rhythm(connectionId)
      poller.nextAt = Date.now() + pause(scope.rhythm(rhythm), beat) * 1000
    },
    wake: () => push.wake(),
    status: () => ({
      connectionId,
      objects: targets.objects(),
      polledAt: last.polledAt,
      nextAt: new Date(poller.nextAt).toISOString(),
      calls: last.calls,
      problem: beat.problem?.toJSON() ?? null,
      problems: Object.fromEntries([...last.problems].filter((entry): entry is [string, ProblemJson] => !!entry[1])),
      push: push.status(),
    }),
    end: () => push.stop(),
  }
  return poller
}

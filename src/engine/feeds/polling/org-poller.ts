/** Polls one org whenever it is told to, and knows when it wants to be told again. */
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import type { Meter } from '../../../salesforce/index.ts'
import { acceptEvents, type Subscription } from '../../events/index.ts'
import { feedName } from './decide.ts'
import { noteOutcome } from './feed-rows.ts'
import type { PollingOptions } from './options.ts'
import type { PolledOrg } from './org.ts'
import { pollOrg, type Rounds } from './poll-org.ts'
import { type Beat, pause } from './rhythm.ts'
import { keepTargets } from './targets.ts'
import { wantedBy } from './wanted.ts'
import { withStarts } from './watchers.ts'

export interface OrgPoller {
  readonly connectionId: string
  /** One poll. Never throws: what went wrong is in the status. */
  poll(subscriptions: Subscription[]): Promise<void>
  /** Our time of the next poll, epoch ms. */
  nextAt: number
  /** What it listened to at the last poll; a change of it is a reason to poll. */
  listening: string
  status(): PollingStatus
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
}

export function orgPoller(connectionId: string, options: PollingOptions, isStopping: () => boolean): OrgPoller {
  const { connections, clocks, store, log } = options
  const targets = keepTargets((object) => connections.describe(connectionId, object), options.usualFields)
  const beat: Beat = { quiet: 0, failures: 0, problem: null, more: false }
  const rounds: Rounds = { checked: new Map(), deletes: new Map() }
  const last = { polledAt: null as string | null, calls: 0, problems: new Map<string, ProblemJson | null>() }

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
    const wanted = wantedBy(await withStarts(options, connectionId, subscriptions))
    const planned = await targets.of(wanted)
    last.problems = planned.problems
    if (clocks.atLeast(connectionId) === null) await org.salesforce.limits()
    const outcome = await pollOrg(org, planned.targets, rounds)
    for (const [object, problem] of outcome.problems) {
      last.problems.set(object, problem)
      if (problem) targets.forget(object)
    }
    beat.more = outcome.more
    return events
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
    async poll(subscriptions) {
      const meter: Meter = { calls: 0 }
      const [events, problem] = await once(subscriptions, meter).then(
        (found) => [found, null] as const,
        (error: unknown) => [0, asProblem(error)] as const,
      )
      last.calls = meter.calls
      await settle(problem, events)
      poller.nextAt = Date.now() + pause(await options.rhythm(connectionId), beat) * 1000
    },
    status: () => ({
      connectionId,
      objects: targets.objects(),
      polledAt: last.polledAt,
      nextAt: new Date(poller.nextAt).toISOString(),
      calls: last.calls,
      problem: beat.problem?.toJSON() ?? null,
      problems: Object.fromEntries([...last.problems].filter((entry): entry is [string, ProblemJson] => !!entry[1])),
    }),
  }
  return poller
}

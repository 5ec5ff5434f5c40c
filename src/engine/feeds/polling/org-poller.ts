/** Polls one org whenever it is told to, and knows when it wants to be told again. */
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import type { Meter } from '../../../salesforce/index.ts'
import { acceptEvents, type Subscription } from '../../events/index.ts'
import { feedName } from './decide.ts'
import { noteOutcome } from './feed-rows.ts'
import type { PolledOrg } from './org.ts'
import { type Plan, planFor } from './plan.ts'
import { pollOrg, type Rounds, type Target } from './poll-org.ts'
import type { PollingOptions } from './polling.ts'
import { type Beat, pause } from './rhythm.ts'
import { wantedBy } from './wanted.ts'

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
  problem: ProblemJson | null
  problems: Record<string, ProblemJson>
}

const planForMs = 3_600_000

export function orgPoller(connectionId: string, options: PollingOptions): OrgPoller {
  const { connections, clocks, store, log } = options
  const beat: Beat = { quiet: 0, failures: 0, problem: null, more: false }
  const rounds: Rounds = { checked: new Map(), deletes: new Map() }
  const plans = new Map<string, { plan: Plan; words: string; until: number }>()
  let problems = new Map<string, ProblemJson | null>()
  let polledAt: number | null = null
  let calls = 0

  function orgFor(meter: Meter, found: PolledOrg['found']): PolledOrg {
    return {
      connectionId,
      salesforce: connections.salesforce(connectionId).with({ kind: 'poll' }, meter),
      db: store.db,
      accept: (batch) => acceptEvents(options, batch),
      // Before the first answer nothing is known; nothing is then old enough to be cold.
      now: () => clocks.atLeast(connectionId) ?? 0,
      about: () => clocks.about(connectionId) ?? 0,
      found,
    }
  }

  async function planOf(wanted: Target['wanted']): Promise<Plan> {
    const words = [...wanted.watched, ...wanted.words].sort().join(' ')
    const known = plans.get(wanted.object)
    if (known && known.words === words && known.until > Date.now()) return known.plan
    const describe = await connections.describe(connectionId, wanted.object)
    const plan = planFor(wanted, describe, options.usualFields(wanted.object))
    plans.set(wanted.object, { plan, words, until: Date.now() + planForMs })
    return plan
  }

  async function targetsOf(subscriptions: Subscription[]): Promise<Target[]> {
    const targets: Target[] = []
    for (const wanted of wantedBy(subscriptions)) {
      try {
        targets.push({ wanted, plan: await planOf(wanted) })
      } catch (error) {
        const problem = asProblem(error)
        if (problem.code !== 'object-unknown') throw problem
        problems.set(wanted.object, problem.toJSON())
      }
    }
    return targets
  }

  async function once(subscriptions: Subscription[], meter: Meter): Promise<number> {
    let events = 0
    const org = orgFor(meter, (accepted) => {
      events += accepted.events
    })
    problems = new Map()
    const targets = await targetsOf(subscriptions)
    if (clocks.atLeast(connectionId) === null) await org.salesforce.limits()
    const outcome = await pollOrg(org, targets, rounds)
    for (const [object, problem] of outcome.problems) {
      problems.set(object, problem)
      if (problem) plans.delete(object)
    }
    beat.more = outcome.more
    return events
  }

  async function settle(problem: Problem | null, events: number): Promise<void> {
    beat.problem = problem
    beat.failures = problem ? beat.failures + 1 : 0
    beat.quiet = events > 0 ? 0 : beat.quiet + 1
    polledAt = Date.now()
    const outcomes = new Map([...problems, ['', problem?.toJSON() ?? null]])
    await noteOutcome(store.db, connectionId, feedName, outcomes)
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
      calls = meter.calls
      if (problem) log.warn({ connectionId, code: problem.code, problem: problem.message }, 'a poll failed')
      await settle(problem, events).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'a poll was not noted'),
      )
      const rhythm = await options.rhythm(connectionId)
      poller.nextAt = Date.now() + pause(rhythm, beat) * 1000
    },
    status: () => ({
      connectionId,
      objects: [...plans.keys()],
      polledAt: polledAt === null ? null : new Date(polledAt).toISOString(),
      nextAt: new Date(poller.nextAt).toISOString(),
      calls,
      problem: beat.problem?.toJSON() ?? null,
      problems: Object.fromEntries([...problems].filter((entry): entry is [string, ProblemJson] => entry[1] !== null)),
    }),
  }
  return poller
}

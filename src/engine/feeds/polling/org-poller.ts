/** Polls one org whenever it is told to, and knows when it wants to be told again. What is pushed it polls rarely. */
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import type { Meter } from '../../../salesforce/index.ts'
import { acceptEvents, closeGaps, listGaps, type Subscription } from '../../events/index.ts'
import type { PushStatus } from '../change-data/listener.ts'
import { createPush, type Push } from '../change-data/push.ts'
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
import { keepTargets, type Target, type Targets } from './targets.ts'
import { wantedBy } from './wanted.ts'
import { withStarts } from './watchers.ts'

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

interface Surroundings {
  isStopping(): boolean
  /** The time of the next poll has come nearer. */
  onDue(): void
}

interface LastPoll {
  /** Epoch ms. */
  startedAt: number
  /** ISO. */
  polledAt: string | null
  calls: number
  /** By object. */
  problems: Map<string, ProblemJson | null>
}

export class OrgPoller {
  readonly connectionId: string
  /** Our time of the next poll, epoch ms. */
  nextAt = 0
  /** What it listened to at the last poll; a change of it is a reason to poll. */
  listening = ''
  readonly #options: PollingOptions
  readonly #around: Surroundings
  readonly #targets: Targets
  readonly #push: Push
  readonly #beat: Beat = { quiet: 0, failures: 0, problem: null, more: false }
  readonly #rounds: Rounds = { checked: new Map(), deletes: new Map(), lists: listRounds(), compare: new Set() }
  readonly #scope = createScope()
  readonly #alone = oneAtATime()
  readonly #last: LastPoll = {
    startedAt: 0,
    polledAt: null,
    calls: 0,
    problems: new Map(),
  }

  constructor(connectionId: string, options: PollingOptions, around: Surroundings) {
    const { connections, store, log } = options
    this.connectionId = connectionId
    this.#options = options
    this.#around = around
    this.#targets = keepTargets((object) => connections.describe(connectionId, object), options.usualFields)
    this.#push = createPush({
      ...{ org: this.#org({ calls: 0 }, () => {}), store, log, alone: this.#alone },
      settings: () => options.push(connectionId),
      rhythm: async () => options.rhythm(connectionId),
      poll: () => this.#askForAll(),
      pollLists: (objects) => this.#askForLists(objects),
    })
  }

  /** One poll. Never throws: what went wrong is in the status. `all`: also what is pushed. */
  async poll(subscriptions: Subscription[], all: boolean): Promise<void> {
    if (all) this.#scope.everything()
    this.#last.startedAt = Date.now()
    const meter: Meter = { calls: 0 }
    const [events, problem] = await this.#once(subscriptions, meter).then(
      (found) => [found, null] as const,
      (error: unknown) => [0, asProblem(error)] as const,
    )
    this.#last.calls = meter.calls
    await this.#settle(problem, events)
    const rhythm = await this.#options.rhythm(this.connectionId)
    this.nextAt = Date.now() + pause(this.#scope.rhythm(rhythm), this.#beat) * 1000
  }

  /** What kept the org from being heard may be gone. */
  wake(): void {
    this.#push.wake()
  }

  status(): PollingStatus {
    const { polledAt, calls, problems } = this.#last
    return {
      connectionId: this.connectionId,
      objects: this.#targets.objects(),
      polledAt,
      nextAt: new Date(this.nextAt).toISOString(),
      calls,
      problem: this.#beat.problem?.toJSON() ?? null,
      problems: Object.fromEntries([...problems].filter((entry): entry is [string, ProblemJson] => !!entry[1])),
      push: this.#push.status(),
    }
  }

  /** Ends what is pushed. */
  end(): Promise<void> {
    return this.#push.stop()
  }

  #askForAll(): void {
    this.#scope.everything()
    this.nextAt = 0
    this.#around.onDue()
  }

  #askForLists(objects: string[]): void {
    this.#scope.also(objects)
    // Not for every change of a busy moment.
    this.nextAt = Math.min(this.nextAt, this.#last.startedAt + listsEveryMs)
    this.#around.onDue()
  }

  #org(meter: Meter, found: PolledOrg['found']): PolledOrg {
    const { connectionId } = this
    const { connections, clocks, store } = this.#options
    return {
      connectionId,
      salesforce: connections.salesforce(connectionId).with({ kind: 'poll' }, meter),
      db: store.db,
      accept: (batch) => acceptEvents(this.#options, batch),
      // Before the first answer nothing is known; nothing is then old enough to be cold.
      now: () => clocks.atLeast(connectionId) ?? 0,
      about: () => clocks.about(connectionId) ?? 0,
      isStopping: this.#around.isStopping,
      found,
    }
  }

  /** Returns how many events it found. */
  async #once(subscriptions: Subscription[], meter: Meter): Promise<number> {
    let events = 0
    const org = this.#org(meter, (accepted) => {
      events += accepted.events
    })
    const started = await withStarts(this.#options, this.connectionId, subscriptions)
    this.#beat.more = false
    const planned = await this.#targets.of(wantedBy(started))
    this.#last.problems = planned.problems
    if (this.#options.clocks.atLeast(this.connectionId) === null) await org.salesforce.limits()
    await this.#push.follow(planned.targets)
    await this.#push.caughtUp()
    const due = this.#scope.due(planned.targets, this.#push.hears)
    if (due.length > 0) await this.#alone(() => this.#pollTargets(org, due))
    const plans = new Map(planned.targets.map(({ plan }) => [plan.object, plan]))
    this.#beat.more = (await carryOn(org, started, (object) => plans.get(object))) || this.#beat.more
    return events
  }

  async #pollTargets(org: PolledOrg, due: Target[]): Promise<void> {
    const gaps = await this.#openGaps()
    for (const { plan } of due)
      if (gaps.some(({ object }) => object === '' || object === plan.object)) this.#recheck(plan.object)
    const outcome = await pollOrg(org, due, this.#rounds)
    for (const [object, problem] of outcome.problems) {
      this.#last.problems.set(object, problem)
      if (problem) this.#targets.forget(object)
    }
    this.#beat.more = outcome.more
    if (outcome.more) return
    this.#scope.done(due)
    const healed = gaps.filter(({ object }) => !this.#last.problems.get(object))
    await closeGaps(this.#options.store.db, healed)
  }

  /** Those that this poll can close: all objects are read. */
  async #openGaps() {
    if (!this.#scope.isEverything()) return []
    return listGaps(this.#options.store.db, { connectionId: this.connectionId, open: true })
  }

  #recheck(object: string): void {
    this.#rounds.compare.add(object)
    this.#rounds.deletes.delete(object)
  }

  async #settle(problem: Problem | null, events: number): Promise<void> {
    const { store, log } = this.#options
    const [beat, { connectionId }] = [this.#beat, this]
    beat.problem = problem
    beat.failures = problem ? beat.failures + 1 : 0
    beat.quiet = events > 0 ? 0 : beat.quiet + 1
    this.#last.polledAt = new Date().toISOString()
    if (problem) log.warn({ connectionId, code: problem.code, problem: problem.message }, 'a poll failed')
    const outcomes = new Map([...this.#last.problems, ['', problem?.toJSON() ?? null]])
    await noteOutcome(store.db, connectionId, feedName, outcomes)
  }
}

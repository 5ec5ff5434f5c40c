/**
 * Hears the changes of one org: subscribes where it stood, takes what comes into the event log, and comes back after every failure.
 * What cannot be heard any more is a gap, which polling repairs.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import { type ChangeMessage, type Changes, openPubSub, type PubSub } from '../../../salesforce/pubsub/index.ts'
import { createBell } from '../../bell.ts'
import type { NewGap } from '../../events/index.ts'
import { noteOutcome } from '../polling/feed-rows.ts'
import type { PolledOrg } from '../polling/org.ts'
import { iso } from '../polling/position.ts'
import { startBacklog } from './backlog.ts'
import { burstsOf } from './bursts.ts'
import { measureLatency } from './latency.ts'
import { gapsIn, noteLoss } from './losses.ts'
import type { Pace } from './pace.ts'
import { changeDataFeed, type StreamPosition, storedPosition } from './position.ts'
import type { PushSettings } from './push-settings.ts'
import { patience, restMs } from './rest.ts'
import { asksOf, type PushedTarget, prepare, take } from './take-burst.ts'
import { keepTopics } from './topics.ts'

export interface ListenerOptions {
  org: PolledOrg
  settings: PushSettings
  log: Logger
  pace: Pace
  /** The ledger is one: polls and pushes take their turns with it. */
  alone<T>(work: () => Promise<T>): Promise<T>
  targets(): Promise<PushedTarget[]>
  /** Asks for a poll of everything: a subscription began, or a gap was noticed. */
  poll(): void
  /** Asks for a look at the lists of these objects: their members may be others now. */
  pollLists(objects: string[]): void
}

export interface PushStatus {
  topic: string
  /** What is heard: these objects are polled rarely. */
  objects: string[]
  /** Our time of the last sign of life, ISO. */
  heardAt: string | null
  /** From commit to event log, ms. */
  latency: { p50: number; p95: number; last: number } | null
  problem: ProblemJson | null
  /** By object: why it is not pushed. */
  notPushed: Record<string, ProblemJson>
}

export interface Listener {
  /** Whether changes of the object are pushed and the line is alive. */
  hears(object: string): boolean
  /**
   * Resolves when what happened while nobody listened has been heard, or nothing of it comes: then each change was told in its order, and
   * a poll tells only what was missed. Never takes more than a minute.
   */
  caughtUp(): Promise<void>
  /** Other objects may be wanted: looks which of them are pushed. */
  look(): void
  /** Try again now: what was in the way may be gone. */
  wake(): void
  status(): PushStatus
  stop(): Promise<void>
}

/** Who hears what happened just now is up to date. */
const freshMs = 30_000
/** Salesforce gives a sign of life every 270 seconds. */
const aliveMs = 300_000

export function startListener(options: ListenerOptions): Listener {
  const listener = new StreamListener(options)
  listener.start()
  return listener
}

class StreamListener implements Listener {
  readonly #options: ListenerOptions
  readonly #topics = keepTopics()
  readonly #latency = measureLatency()
  readonly #bell = createBell()
  readonly #ending = new AbortController()
  readonly #backlog = startBacklog()
  #stopping = false
  #heardAt = 0
  #failures = 0
  #problem: Problem | null = null
  #wanted: string[] = []
  #pubsub: Promise<PubSub> | null = null
  #hangUp = () => {}
  #running: Promise<void> = Promise.resolve()

  constructor(options: ListenerOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  hears(object: string): boolean {
    return this.#topics.whyNot(object) === null && this.#problem === null && Date.now() - this.#heardAt < aliveMs
  }

  caughtUp(): Promise<void> {
    return this.#backlog.ended
  }

  look(): void {
    this.#look().catch((error: unknown) => {
      this.#options.log.debug({ error: String(error) }, 'topics are asked for later')
    })
  }

  wake(): void {
    this.#bell.ring()
  }

  status(): PushStatus {
    const reasons = this.#wanted.map((object) => [object, this.#topics.whyNot(object)] as const)
    return {
      topic: this.#options.settings.topic,
      objects: reasons.flatMap(([object, whyNot]) => (whyNot ? [] : [object])),
      heardAt: this.#heardAt > 0 ? new Date(this.#heardAt).toISOString() : null,
      latency: this.#latency.read(),
      problem: this.#problem?.toJSON() ?? null,
      notPushed: Object.fromEntries(reasons.flatMap(([object, whyNot]) => (whyNot ? [[object, whyNot.toJSON()]] : []))),
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#backlog.over()
    this.#ending.abort()
    this.#hangUp()
    this.#bell.ring()
    await this.#running
    const line = await this.#pubsub?.catch(() => null)
    line?.close()
  }

  async #run(): Promise<void> {
    const { log } = this.#options
    while (!this.#stopping) {
      const problem = await this.#listen().then(
        () => null,
        (error: unknown) => asProblem(error),
      )
      if (this.#stopping || !problem) continue
      await this.#fail(problem).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'push waits for the database'),
      )
      await this.#bell.wait(restMs(problem, this.#failures))
    }
  }

  /** Until the stream ends, which is always with a Problem. */
  async #listen(): Promise<void> {
    const { org, settings, poll } = this.#options
    this.#pubsub ??= this.#open().catch((error: unknown) => {
      this.#pubsub = null
      throw error
    })
    const line = await this.#pubsub
    await this.#look()
    const from = await storedPosition(org.db, org.connectionId, settings.topic)
    const stream = await line.changes(settings.topic, from?.replayId ?? null)
    this.#hangUp = stream.close
    if (from) this.#backlog.comes()
    else this.#backlog.over()
    try {
      // First subscribe, then read: what happens in between is heard, perhaps by both.
      if (!from) poll()
      for (let last = from; !this.#stopping; ) last = await this.#hear(await stream.next(), last)
    } finally {
      stream.close()
    }
  }

  async #look(): Promise<void> {
    this.#wanted = (await this.#options.targets()).map(({ plan }) => plan.object)
    const line = await this.#pubsub
    if (line) await this.#topics.look(line, this.#wanted)
  }

  async #open(): Promise<PubSub> {
    const { org, settings } = this.#options
    const { orgId } = await org.salesforce.identity()
    return openPubSub({ address: settings.address, session: org.salesforce.session, orgId })
  }

  async #hear(arrived: Changes, last: StreamPosition | null): Promise<StreamPosition> {
    const { org, settings, poll } = this.#options
    const heardUpTo = arrived.changes.at(-1)?.commitTimestamp ?? org.about()
    const position = {
      replayId: arrived.position,
      topic: settings.topic,
      at: iso(Math.max(heardUpTo, Date.parse(last?.at ?? iso(0)))),
    }
    const gaps = gapsIn(arrived, last?.at ?? position.at)
    const bursts = burstsOf(arrived.changes)
    for (const [at, burst] of bursts.entries()) {
      const isLast = at === bursts.length - 1
      await rest(this.#options, this.#ending.signal, burst)
      await takeInTurn(this.#options, burst, isLast ? position : undefined, isLast ? gaps : [])
    }
    for (const { commitTimestamp } of arrived.changes) this.#latency.add(org.about() - commitTimestamp)
    await this.#alive()
    if (heardUpTo >= org.about() - freshMs) this.#backlog.over()
    if (gaps.length > 0) poll()
    await lookAtLists(this.#options, arrived)
    return position
  }

  async #alive(): Promise<void> {
    this.#heardAt = Date.now()
    this.#backlog.comes()
    this.#failures = 0
    if (this.#problem) await this.#settle(null)
  }

  async #fail(problem: Problem): Promise<void> {
    const { org, log, poll } = this.#options
    this.#failures += 1
    this.#backlog.over()
    log.warn({ connectionId: org.connectionId, code: problem.code, problem: problem.message }, 'push was interrupted')
    if (problem.code === 'events-expired') await this.#noteLoss(problem)
    if (problem.then === 'retry' && this.#failures < patience) return
    await this.#settle(problem)
    poll()
  }

  async #noteLoss(problem: Problem): Promise<void> {
    const { org, settings, targets } = this.#options
    // What happened before the first of these workflows was activated is none of theirs.
    const since = Math.min(...(await targets()).map(({ wanted }) => wanted.since))
    await noteLoss(org, settings.topic, since, problem)
  }

  async #settle(problem: Problem | null): Promise<void> {
    const { org } = this.#options
    this.#problem = problem
    await noteOutcome(org.db, org.connectionId, changeDataFeed, new Map([['', problem?.toJSON() ?? null]]))
  }
}

async function lookAtLists({ targets, pollLists }: ListenerOptions, { changes }: Changes): Promise<void> {
  const touched = new Set(changes.map(({ object }) => object))
  const listed = (await targets()).filter(({ plan, wanted }) => wanted.lists.size > 0 && touched.has(plan.object))
  if (listed.length > 0) pollLists(listed.map(({ plan }) => plan.object))
}

/** Where records must be read, not more often than the pace allows. */
async function rest(
  { org, pace, targets }: ListenerOptions,
  signal: AbortSignal,
  burst: ChangeMessage[],
): Promise<void> {
  const asks = asksOf(await prepare(org, await targets(), burst))
  if (asks.every(({ ids }) => ids.length === 0)) return
  await sleep(pace.wait(Date.now()), undefined, { signal })
  pace.spend(Date.now())
}

/** Judged anew in turn: a poll may have told some of it meanwhile. */
async function takeInTurn(
  { org, alone, targets }: ListenerOptions,
  burst: ChangeMessage[],
  position: StreamPosition | undefined,
  gaps: NewGap[],
): Promise<void> {
  await alone(async () => take(org, await prepare(org, await targets(), burst), position, gaps))
}

/**
 * Hears the changes of one org: subscribes where it stood, takes what comes into the event log, and comes back after every failure.
 * What cannot be heard any more is a gap, which polling repairs.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { asProblem, type Problem, type ProblemJson } from '../../../problems.ts'
import { type ChangeMessage, type Changes, openPubSub, type PubSub } from '../../../salesforce/pubsub/index.ts'
import { createBell } from '../../bell.ts'
import { type NewGap, noteGaps } from '../../events/index.ts'
import { noteOutcome } from '../polling/feed-rows.ts'
import type { PolledOrg } from '../polling/org.ts'
import { iso } from '../polling/position.ts'
import { startBacklog } from './backlog.ts'
import { burstsOf, isOverflow } from './bursts.ts'
import { measureLatency } from './latency.ts'
import type { Pace } from './pace.ts'
import { changeDataFeed, forgetPosition, type StreamPosition, storedPosition } from './position.ts'
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
  const { org, settings, log } = options
  const [topics, latency, bell] = [keepTopics(), measureLatency(), createBell()]
  const ending = new AbortController()
  const backlog = startBacklog()
  const state = { stopping: false, heardAt: 0, failures: 0, problem: null as Problem | null }
  let wanted: string[] = []
  let pubsub: Promise<PubSub> | null = null
  let hangUp = () => {}

  async function run(): Promise<void> {
    while (!state.stopping) {
      const problem = await listen().then(
        () => null,
        (error: unknown) => asProblem(error),
      )
      if (state.stopping || !problem) continue
      await fail(problem).catch((error: unknown) => log.warn({ error: String(error) }, 'push waits for the database'))
      await bell.wait(restMs(problem, state.failures))
    }
  }

  /** Until the stream ends, which is always with a Problem. */
  async function listen(): Promise<void> {
    pubsub ??= open().catch((error: unknown) => {
      pubsub = null
      throw error
    })
    const line = await pubsub
    await look()
    const from = await storedPosition(org.db, org.connectionId, settings.topic)
    const stream = await line.changes(settings.topic, from?.replayId ?? null)
    hangUp = stream.close
    if (from) backlog.comes()
    else backlog.over()
    try {
      // First subscribe, then read: what happens in between is heard, perhaps by both.
      if (!from) options.poll()
      for (let last = from; !state.stopping; ) last = await hear(await stream.next(), last)
    } finally {
      stream.close()
    }
  }

  async function look(): Promise<void> {
    wanted = (await options.targets()).map(({ plan }) => plan.object)
    const line = await pubsub
    if (line) await topics.look(line, wanted)
  }

  async function open(): Promise<PubSub> {
    const { orgId } = await org.salesforce.identity()
    return openPubSub({ address: settings.address, session: org.salesforce.session, orgId })
  }

  async function hear(arrived: Changes, last: StreamPosition | null): Promise<StreamPosition> {
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
      await rest(options, ending.signal, burst)
      await takeInTurn(options, burst, isLast ? position : undefined, isLast ? gaps : [])
    }
    for (const { commitTimestamp } of arrived.changes) latency.add(org.about() - commitTimestamp)
    await alive()
    if (heardUpTo >= org.about() - freshMs) backlog.over()
    if (gaps.length > 0) options.poll()
    await lookAtLists(arrived)
    return position
  }

  async function lookAtLists({ changes }: Changes): Promise<void> {
    const touched = new Set(changes.map(({ object }) => object))
    const listed = (await options.targets()).filter(
      ({ plan, wanted }) => wanted.lists.size > 0 && touched.has(plan.object),
    )
    if (listed.length > 0) options.pollLists(listed.map(({ plan }) => plan.object))
  }

  async function alive(): Promise<void> {
    state.heardAt = Date.now()
    backlog.comes()
    state.failures = 0
    if (!state.problem) return
    state.problem = null
    await noteOutcome(org.db, org.connectionId, changeDataFeed, new Map([['', null]]))
  }

  async function fail(problem: Problem): Promise<void> {
    state.failures += 1
    backlog.over()
    log.warn({ connectionId: org.connectionId, code: problem.code, problem: problem.message }, 'push was interrupted')
    if (problem.code === 'events-expired') await noteLoss(problem)
    if (problem.then === 'retry' && state.failures < patience) return
    state.problem = problem
    await noteOutcome(org.db, org.connectionId, changeDataFeed, new Map([['', problem.toJSON()]]))
    options.poll()
  }

  /** The place is gone: noted before we go on from another. */
  async function noteLoss(problem: Problem): Promise<void> {
    const last = await storedPosition(org.db, org.connectionId, settings.topic)
    const now = iso(org.about())
    // What happened before the first of these workflows was activated is none of theirs.
    const since = Math.min(...(await options.targets()).map(({ wanted }) => wanted.since))
    const from = iso(Math.max(Date.parse(last?.at ?? now), since))
    const gap: NewGap = {
      feed: changeDataFeed,
      object: '',
      reason: 'position-lost',
      from,
      to: now,
      problem: problem.toJSON(),
    }
    if (from < now) await noteGaps(org.db, org.connectionId, [gap])
    await forgetPosition(org.db, org.connectionId)
  }

  const running = run()
  return {
    hears: (object) => topics.whyNot(object) === null && state.problem === null && Date.now() - state.heardAt < aliveMs,
    caughtUp: () => backlog.ended,
    look: () =>
      void look().catch((error: unknown) => log.debug({ error: String(error) }, 'topics are asked for later')),
    wake: () => bell.ring(),
    status: () => ({
      topic: settings.topic,
      objects: wanted.filter((object) => topics.whyNot(object) === null),
      heardAt: state.heardAt > 0 ? new Date(state.heardAt).toISOString() : null,
      latency: latency.read(),
      problem: state.problem?.toJSON() ?? null,
      notPushed: Object.fromEntries(
        wanted.flatMap((object) => {
          const whyNot = topics.whyNot(object)
          return whyNot ? [[object, whyNot.toJSON()]] : []
        }),
      ),
    }),
    async stop() {
      state.stopping = true
      backlog.over()
      ending.abort()
      hangUp()
      bell.ring()
      await running
      ;(await pubsub?.catch(() => null))?.close()
    },
  }
}

/** Changes that were not told one by one, or not readably. */
function gapsIn({ changes, unreadable }: Changes, from: string): NewGap[] {
  const over = changes.filter(isOverflow).map(({ object, commitTimestamp }): NewGap => {
    return { feed: changeDataFeed, object, reason: 'overflow', from, to: iso(commitTimestamp) }
  })
  const [problem] = unreadable
  if (!problem) return over
  return [
    ...over,
    { feed: changeDataFeed, object: '', reason: 'unreadable', from, to: from, problem: problem.toJSON() },
  ]
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

/**
 * Gathers what concurrent steps ask of the same action on the same connection into one call. Those that come while such a
 * call is out wait for it and go together; with none out they go as soon as nobody else is on the move, or hardly later. So the
 * busier, the fewer calls per step, and the less there is to do, the sooner each goes.
 */
import type { Clock } from '../clock.ts'
import { countRecent, type Recent } from '../recent.ts'
import { createLanes, type Lane, type Lanes } from './lanes.ts'
import type { Moving } from './moving.ts'
import { takeFairly } from './take-fairly.ts'

/** What belongs together, and how it is sent. */
export interface Gathering<I, A> {
  key: string
  connectionId: string
  /** Calls on one org share its lane. */
  org: string
  /** One answer per input, in order. */
  send(inputs: I[]): Promise<A[]>
  /** Whether the answers say that so many at once were too many. */
  strained(answers: A[]): boolean
}

export interface Gatherer {
  /**
   * One input's own answer. `source` (a workflow) matters when not all can go at once: each source gets its turn. A repeat is
   * in no hurry: it goes with the next that is, or with other repeats.
   */
  ask<I, A>(gathering: Gathering<I, A>, input: I, source: string, isRepeat?: boolean): Promise<A>
}

interface Waiting {
  input: unknown
  source: string
  isRepeat: boolean
  answer(value: unknown): void
  refuse(error: unknown): void
}

interface Group {
  gathering: Gathering<unknown, unknown>
  waiting: Waiting[]
  out: number
  firstAt: number
  lastAt: number
  /** What the last call took. */
  lastMs: number
  /** How many its largest call of the last while carried, and when that was. */
  tide: { count: number; at: number }
  recent: Recent
}

export const gatheringLimits = {
  /** So many inputs go without further waiting: what one composite call of five collections carries. */
  most: 1000,
  least: 25,
  /** With no call of the kind out and much asked just now: go when nobody new came for so long … */
  quietMs: 25,
  /** … or when the first has waited this long. */
  aloneMs: 40,
  /** Asked in a tenth of a second: so much is much. With half as many the waits are a quarter as long, and so on. */
  busy: 20,
  /** With one out, nobody waits longer than this for it to come back, or than twice what such a call took last … */
  longestMs: 150,
  /** … up to this: many small calls to an org that is slow would make it slower, and cost its allowance. */
  longestSlowMs: 600,
  /** Repeats wait so long for company. */
  repeatsMs: 1000,
  /**
   * Many runs at once march in step, each call of theirs a large one. A few that fell out of step (repeats came between, a claim
   * found little room) wait for the many and go with them from then on, as they would never meet again by themselves. A call
   * is large from so many inputs on, and a few are less than this part of it.
   */
  tide: 50,
  few: 0.25,
  /** They wait so long at most, and no longer than this after the last call on the connection came back: then nobody marches. */
  companyMs: 1000,
  ebbMs: 250,
  /** A large call is remembered so long. */
  tideMs: 3000,
  /** While the org's allowance is scarce all wait so long, times as scarce as it is. */
  scarceMs: 500,
  /** While the org's lane is full it is looked that often whether there is room. */
  fullMs: 50,
} as const

const never = Number.POSITIVE_INFINITY

interface Parts {
  moving: Moving
  clock: Clock
  /** Without it, a gatherer has lanes of its own. */
  lanes?: Lanes
  /** How many times longer than usual a connection's calls shall be gathered: more than 1 while its allowance is scarce. */
  patience?: (connectionId: string) => number
  /** Whether about as many runs are under way as there may be: only then do many march in step, and only then is it worth a wait. */
  isCrowded?: () => boolean
}

const patienceFor = (lastMs: number) =>
  Math.min(gatheringLimits.longestSlowMs, Math.max(gatheringLimits.longestMs, 2 * lastMs))

export function createGatherer({
  moving,
  clock,
  lanes = createLanes(),
  patience = () => 1,
  isCrowded = () => false,
}: Parts): Gatherer {
  const groups = new Map<string, Group>()
  const sizes = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let timerAt = Number.POSITIVE_INFINITY

  const sizeOf = (key: string) => sizes.get(key) ?? gatheringLimits.most

  const areFew = ({ waiting, tide }: Group) =>
    isCrowded() && clock.now() - tide.at < gatheringLimits.tideMs && waiting.length < tide.count * gatheringLimits.few

  const ebbAt = ({ firstAt }: Group, { calls, backAt }: Lane) =>
    calls > 0 ? never : Math.max(firstAt, backAt) + gatheringLimits.ebbMs

  /** When the group goes if nobody else comes. */
  function dueAt(group: Group): number {
    const { waiting, gathering, out, firstAt, lastAt, lastMs, recent } = group
    if (waiting.length === 0) return never
    const lane = lanes.of(gathering.org)
    if (!lanes.hasRoom(lane)) return clock.now() + gatheringLimits.fullMs
    if (waiting.length >= sizeOf(gathering.key)) return firstAt
    const times = patience(gathering.connectionId)
    if (times > 1) return firstAt + gatheringLimits.scarceMs * times
    if (waiting.every(({ isRepeat }) => isRepeat)) return firstAt + gatheringLimits.repeatsMs
    if (areFew(group)) return Math.min(firstAt + gatheringLimits.companyMs, ebbAt(group, lane))
    if (out > 0) return firstAt + patienceFor(lastMs)
    if (moving.still()) return firstAt
    const pressure = Math.min(1, recent.count() / gatheringLimits.busy) ** 2
    return Math.min(lastAt + gatheringLimits.quietMs * pressure, firstAt + gatheringLimits.aloneMs * pressure)
  }

  const isOver = ({ waiting, out, tide, recent }: Group) =>
    waiting.length === 0 && out === 0 && recent.count() === 0 && clock.now() - tide.at >= gatheringLimits.tideMs

  function consider(): void {
    let next = never
    for (const group of groups.values()) {
      while (dueAt(group) <= clock.now()) void send(group)
      next = Math.min(next, dueAt(group))
      if (isOver(group)) groups.delete(group.gathering.key)
    }
    wakeAt(next)
  }

  /** A timer that is there already and no later will do. */
  function wakeAt(time: number): void {
    if (timer && timerAt <= time) return
    clearTimeout(timer ?? undefined)
    timer = null
    timerAt = time
    if (time < never) timer = setTimeout(ring, Math.max(1, time - clock.now()))
  }

  function ring(): void {
    timer = null
    consider()
  }

  async function send(group: Group): Promise<void> {
    const { key } = group.gathering
    const lane = lanes.of(group.gathering.org)
    const gone = takeFairly(group.waiting, sizeOf(key))
    const began = clock.now()
    group.firstAt = began
    group.out += 1
    lane.calls += 1
    rememberTide(group, gone.length)
    try {
      const answers = await group.gathering.send(gone.map((one) => one.input))
      gone.forEach((one, index) => {
        one.answer(answers[index])
      })
      resize(key, group.gathering.strained(answers), gone.length)
    } catch (error) {
      for (const one of gone) one.refuse(error)
    } finally {
      group.out -= 1
      group.lastMs = clock.now() - began
      lane.calls -= 1
      lane.backAt = clock.now()
      setImmediate(consider)
    }
  }

  function rememberTide({ tide }: Group, count: number): void {
    const isOver = clock.now() - tide.at >= gatheringLimits.tideMs
    if (count >= gatheringLimits.tide && (isOver || count >= tide.count * gatheringLimits.few)) {
      Object.assign(tide, { count, at: clock.now() })
    }
  }

  /** Too slow: half as many next time. In time: twice as many again. */
  function resize(key: string, strained: boolean, count: number): void {
    if (strained) sizes.set(key, Math.max(gatheringLimits.least, Math.ceil(count / 2)))
    else if (sizes.has(key)) sizes.set(key, Math.min(gatheringLimits.most, sizeOf(key) * 2))
    if (sizeOf(key) === gatheringLimits.most) sizes.delete(key)
  }

  function join(gathering: Gathering<unknown, unknown>, one: Waiting): void {
    const now = clock.now()
    const group = groups.get(gathering.key) ?? newGroup(gathering, now)
    groups.set(gathering.key, group)
    if (group.waiting.length === 0) group.firstAt = now
    group.lastAt = now
    group.recent.add()
    group.waiting.push(one)
    if (group.waiting.length >= sizeOf(gathering.key)) consider()
    else wakeAt(dueAt(group))
  }

  function newGroup(gathering: Group['gathering'], now: number): Group {
    const times = { firstAt: now, lastAt: now, lastMs: 0 }
    return { gathering, waiting: [], out: 0, ...times, tide: { count: 0, at: -never }, recent: countRecent(clock) }
  }

  moving.onStill(consider)
  return {
    ask: (gathering, input, source, isRepeat = false) =>
      moving.aside(
        new Promise((answer, refuse) => {
          join(gathering as Gathering<unknown, unknown>, {
            input,
            source,
            isRepeat,
            answer: answer as (value: unknown) => void,
            refuse,
          })
        }),
      ),
  }
}

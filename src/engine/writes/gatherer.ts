/**
 * Gathers what concurrent steps ask of the same action on the same connection into one call. Those that come while such a
 * call is out wait for it and go together; with none out they go as soon as nobody else is on the move, or hardly later. So the
 * busier, the fewer calls per step, and the less there is to do, the sooner each goes. The rules are in due-at.ts.
 */
import type { Clock } from '../clock.ts'
import { countRecent } from '../recent.ts'
import { dueAt, gatheringLimits, isTideOver, never } from './due-at.ts'
import type { Gathering, Group, Waiting } from './group.ts'
import { createLanes, type Lanes } from './lanes.ts'
import type { Moving } from './moving.ts'
import { takeFairly } from './take-fairly.ts'

export interface Gatherer {
  /**
   * One input's own answer. `source` (a workflow) matters when not all can go at once: each source gets its turn. A repeat is
   * in no hurry: it goes with the next that is, or with other repeats.
   */
  ask<I, A>(gathering: Gathering<I, A>, input: I, source: string, isRepeat?: boolean): Promise<A>
}

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

export function createGatherer(parts: Parts): Gatherer {
  return new GroupGatherer(parts)
}

class GroupGatherer implements Gatherer {
  readonly #moving: Moving
  readonly #clock: Clock
  readonly #lanes: Lanes
  readonly #patience: (connectionId: string) => number
  readonly #isCrowded: () => boolean
  readonly #groups = new Map<string, Group>()
  readonly #sizes = new Map<string, number>()
  #timer: NodeJS.Timeout | null = null
  #timerAt = never

  constructor({ moving, clock, lanes = createLanes(), patience = () => 1, isCrowded = () => false }: Parts) {
    this.#moving = moving
    this.#clock = clock
    this.#lanes = lanes
    this.#patience = patience
    this.#isCrowded = isCrowded
    moving.onStill(() => this.#consider())
  }

  ask<I, A>(gathering: Gathering<I, A>, input: I, source: string, isRepeat = false): Promise<A> {
    return this.#moving.aside(
      new Promise((answer, refuse) => {
        this.#join(gathering as Gathering<unknown, unknown>, {
          input,
          source,
          isRepeat,
          answer: answer as (value: unknown) => void,
          refuse,
        })
      }),
    )
  }

  #join(gathering: Gathering<unknown, unknown>, one: Waiting): void {
    const now = this.#clock.now()
    const group = this.#groups.get(gathering.key) ?? this.#newGroup(gathering, now)
    this.#groups.set(gathering.key, group)
    if (group.waiting.length === 0) group.firstAt = now
    group.lastAt = now
    group.recent.add()
    group.waiting.push(one)
    if (group.waiting.length >= this.#sizeOf(group)) this.#consider()
    else this.#wakeAt(this.#dueAt(group))
  }

  #newGroup(gathering: Group['gathering'], now: number): Group {
    const times = { firstAt: now, lastAt: now, lastMs: 0 }
    return {
      gathering,
      waiting: [],
      out: 0,
      ...times,
      tide: { count: 0, at: -never },
      recent: countRecent(this.#clock),
    }
  }

  #sizeOf({ gathering }: Group): number {
    return this.#sizes.get(gathering.key) ?? gatheringLimits.most
  }

  #dueAt(group: Group): number {
    const lane = this.#lanes.of(group.gathering.org)
    return dueAt(group, {
      now: this.#clock.now(),
      lane,
      hasRoom: this.#lanes.hasRoom(lane),
      size: this.#sizeOf(group),
      patience: this.#patience(group.gathering.connectionId),
      isCrowded: this.#isCrowded(),
      isStill: this.#moving.still(),
    })
  }

  #consider(): void {
    let next = never
    for (const group of this.#groups.values()) {
      while (this.#dueAt(group) <= this.#clock.now()) void this.#send(group)
      next = Math.min(next, this.#dueAt(group))
      if (this.#isOver(group)) this.#groups.delete(group.gathering.key)
    }
    this.#wakeAt(next)
  }

  #isOver(group: Group): boolean {
    const isIdle = group.waiting.length === 0 && group.out === 0 && group.recent.count() === 0
    return isIdle && isTideOver(group, this.#clock.now())
  }

  /** A timer that is there already and no later will do. */
  #wakeAt(time: number): void {
    if (this.#timer && this.#timerAt <= time) return
    clearTimeout(this.#timer ?? undefined)
    this.#timer = null
    this.#timerAt = time
    if (time < never) this.#timer = setTimeout(() => this.#ring(), Math.max(1, time - this.#clock.now()))
  }

  #ring(): void {
    this.#timer = null
    this.#consider()
  }

  async #send(group: Group): Promise<void> {
    const { gathering, waiting } = group
    const lane = this.#lanes.of(gathering.org)
    const gone = takeFairly(waiting, this.#sizeOf(group))
    const began = this.#clock.now()
    group.firstAt = began
    group.out += 1
    lane.calls += 1
    this.#rememberTide(group, gone.length)
    try {
      const answers = await gathering.send(gone.map(({ input }) => input))
      gone.forEach(({ answer }, index) => {
        answer(answers[index])
      })
      this.#resize(gathering.key, gathering.strained(answers), gone.length)
    } catch (error) {
      for (const { refuse } of gone) refuse(error)
    } finally {
      group.out -= 1
      group.lastMs = this.#clock.now() - began
      lane.calls -= 1
      lane.backAt = this.#clock.now()
      setImmediate(() => this.#consider())
    }
  }

  #rememberTide(group: Group, count: number): void {
    const now = this.#clock.now()
    const isLarge = isTideOver(group, now) || count >= group.tide.count * gatheringLimits.few
    if (count >= gatheringLimits.tide && isLarge) group.tide = { count, at: now }
  }

  /** Too slow: half as many next time. In time: twice as many again. */
  #resize(key: string, strained: boolean, count: number): void {
    const { least, most } = gatheringLimits
    const size = this.#sizes.get(key)
    if (strained) this.#sizes.set(key, Math.max(least, Math.ceil(count / 2)))
    else if (size !== undefined && size * 2 < most) this.#sizes.set(key, size * 2)
    else this.#sizes.delete(key)
  }
}

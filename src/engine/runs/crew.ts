/** Walks runs, as many at once as the settings allow: claims what is in line whenever there is room. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createBell } from '../bell.ts'
import type { Moving } from '../writes/moving.ts'
import type { Claimed } from './claim.ts'
import type { RunUnderWay } from './run.ts'

export interface Crew {
  /** There may be something in line: look at once. */
  wake(): void
  /** Look again after this time: a run's wait will be over. */
  wakeIn(ms: number): void
  underWay(): number
  /** How many runs may be walked besides those there are, before others should wait in line: none when the crew stops. */
  room(servers: number): number
  /** Walks runs that are ours already. */
  take(runs: RunUnderWay[]): void
  find(runId: string): RunUnderWay | undefined
  /** Runs of these workflows are given back at their next step. */
  layDown(workflowIds: Set<string>): void
  /** Claims no more; fulfilled when all runs under way have ended or given themselves back, or the time is over. */
  stop(withinMs: number): Promise<void>
}

interface Options {
  runsAtOnce: number
  claim(atMost: number): Promise<Claimed>
  /** Never throws. */
  walk(run: RunUnderWay): Promise<void>
  moving: Moving
  log: Logger
}

/** Without a call, the line is looked at this often: calls can get lost, and waits end silently. */
const lookEveryMs = 1000
/**
 * With little room, wait for more: a claim costs the same for 1 and for 100, and runs that begin together ask the org
 * together. Without this the runs of a long line fall apart into small bands. Nobody waits for runs that take long: these end
 * one by one.
 */
const littleRoom = 0.5
const quickMs = 4000
const roomWithinMs = 1500
const lookForRoomMs = 10
/** Beyond so many under way a line is fairer, and what it gives can be gathered. */
const atOnceMost = 16
/** Beyond so many, what comes here is shared with other servers, if there are any. */
const aloneMost = 4

export function startCrew(options: Options): Crew {
  const crew = new WalkingCrew(options)
  crew.start()
  return crew
}

class WalkingCrew implements Crew {
  readonly #options: Options
  readonly #underWay = new Map<string, RunUnderWay>()
  readonly #bell = createBell()
  readonly #timers = new Set<NodeJS.Timeout>()
  #stopping = false
  /** What runs take lately, from claim to end. */
  #usualMs = 0
  #idle = Promise.withResolvers<void>()
  #working: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    this.#working = this.#work()
  }

  wake(): void {
    this.#bell.ring()
  }

  wakeIn(ms: number): void {
    // Later ones are found by the look of every second.
    if (ms > 60_000) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#bell.ring()
    }, ms)
    this.#timers.add(timer)
  }

  underWay(): number {
    return this.#underWay.size
  }

  room(servers: number): number {
    const most = Math.min(this.#options.runsAtOnce, servers > 1 ? aloneMost : atOnceMost)
    return this.#stopping ? 0 : Math.max(0, most - this.#underWay.size)
  }

  take(runs: RunUnderWay[]): void {
    for (const run of runs) this.#walk(run)
  }

  find(runId: string): RunUnderWay | undefined {
    return this.#underWay.get(runId)
  }

  layDown(workflowIds: Set<string>): void {
    for (const run of this.#underWay.values()) if (workflowIds.has(run.workflow.id)) run.laidDown = true
  }

  async stop(withinMs: number): Promise<void> {
    this.#stopping = true
    this.#bell.ring()
    await this.#working
    for (const timer of this.#timers) clearTimeout(timer)
    this.#idle = Promise.withResolvers()
    const patience = () => sleep(withinMs, undefined, { ref: false })
    if (this.#underWay.size > 0) await Promise.race([this.#idle.promise, patience()])
  }

  #walk(run: RunUnderWay): void {
    const { runsAtOnce, walk, moving } = this.#options
    this.#underWay.set(run.id, run)
    moving.enter()
    const began = performance.now()
    void walk(run).finally(() => {
      this.#usualMs += (performance.now() - began - this.#usualMs) / 10
      moving.leave()
      if (this.#underWay.get(run.id) === run) this.#underWay.delete(run.id)
      if (this.#underWay.size === runsAtOnce - 1) this.#bell.ring()
      if (this.#underWay.size === 0) this.#idle.resolve()
    })
  }

  /** One claim; whether there may be more in line. */
  async #fill(): Promise<boolean> {
    const { runsAtOnce, claim, log } = this.#options
    const room = runsAtOnce - this.#underWay.size
    if (room <= 0) return false
    try {
      const { runs, more } = await claim(room)
      this.take(runs)
      return more
    } catch (error) {
      log.warn({ error: String(error) }, 'runs could not be claimed; trying again')
      return false
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const more = await this.#fill()
      if (!more && !this.#stopping) await this.#bell.wait(lookEveryMs)
      await this.#moreRoom()
    }
  }

  async #moreRoom(): Promise<void> {
    const [usual, most] = [this.#usualMs, this.#options.runsAtOnce * littleRoom]
    const end = performance.now() + (usual <= quickMs ? Math.min(1.5 * usual, roomWithinMs) : lookForRoomMs)
    while (!this.#stopping && this.#underWay.size > most && performance.now() < end) await sleep(lookForRoomMs)
  }
}

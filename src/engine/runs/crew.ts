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

export function startCrew({ runsAtOnce, claim, walk, moving, log }: Options): Crew {
  const underWay = new Map<string, RunUnderWay>()
  const bell = createBell()
  const timers = new Set<NodeJS.Timeout>()
  let stopping = false
  /** What runs take lately, from claim to end. */
  let usualMs = 0
  let idle = Promise.withResolvers<void>()

  function start(run: RunUnderWay): void {
    underWay.set(run.id, run)
    moving.enter()
    const began = performance.now()
    void walk(run).finally(() => {
      usualMs += (performance.now() - began - usualMs) / 10
      moving.leave()
      if (underWay.get(run.id) === run) underWay.delete(run.id)
      if (underWay.size === runsAtOnce - 1) bell.ring()
      if (underWay.size === 0) idle.resolve()
    })
  }

  function wakeIn(ms: number): void {
    // Later ones are found by the look of every second.
    if (ms > 60_000) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      bell.ring()
    }, ms)
    timers.add(timer)
  }

  /** One claim; whether there may be more in line. */
  async function fill(): Promise<boolean> {
    const room = runsAtOnce - underWay.size
    if (room <= 0) return false
    try {
      const { runs, more } = await claim(room)
      for (const run of runs) start(run)
      return more
    } catch (error) {
      log.warn({ error: String(error) }, 'runs could not be claimed; trying again')
      return false
    }
  }

  async function work(): Promise<void> {
    while (!stopping) {
      const more = await fill()
      if (!more && !stopping) await bell.wait(lookEveryMs)
      await moreRoom()
    }
  }

  async function moreRoom(): Promise<void> {
    const end = performance.now() + (usualMs <= quickMs ? Math.min(1.5 * usualMs, roomWithinMs) : lookForRoomMs)
    while (!stopping && underWay.size > runsAtOnce * littleRoom && performance.now() < end) await sleep(lookForRoomMs)
  }

  const working = work()
  return {
    wake: bell.ring,
    wakeIn,
    underWay: () => underWay.size,
    room(servers) {
      const most = Math.min(runsAtOnce, servers > 1 ? aloneMost : atOnceMost)
      return stopping ? 0 : Math.max(0, most - underWay.size)
    },
    take(runs) {
      for (const run of runs) start(run)
    },
    find: (runId) => underWay.get(runId),
    layDown(workflowIds) {
      for (const run of underWay.values()) if (workflowIds.has(run.workflow.id)) run.laidDown = true
    },
    async stop(withinMs) {
      stopping = true
      bell.ring()
      await working
      for (const timer of timers) clearTimeout(timer)
      idle = Promise.withResolvers()
      if (underWay.size > 0) await Promise.race([idle.promise, sleep(withinMs, undefined, { ref: false })])
    },
  }
}

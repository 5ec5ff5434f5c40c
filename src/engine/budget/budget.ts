/**
 * Keeps what is spent of an org's API allowance within what people allow. Steps ask before they call; who has to wait is laid
 * aside without a call and goes on by itself when there is room again.
 */
import type { Problem } from '../../problems.ts'
import type { CallReport } from '../../salesforce/index.ts'
import { type Heard, readHeard } from './allowances.ts'
import { type Budgets, readBudgets, usualBudget, usualReserve } from './budget-rows.ts'
import { type Level, levelOf, spendsUpTo, stretchOf } from './levels.ts'
import { Parking, type ParkingParts } from './parking.ts'
import { allowanceProblem, budgetProblem, shareProblem } from './shortage.ts'
import { countSpent, type Spent } from './spent.ts'

export interface Held {
  inMs: number
  problem: Problem
}

export interface Standing {
  level: Level
  /** Calls of everybody in 24 hours, and how many there may be, as the org last told; null before that. */
  used: number | null
  limit: number | null
  /** Calls of ours in 24 hours, and how many there may be. */
  own: number
  share: number | null
  reserve: number
  /** The org refuses calls since then. */
  parkedSince: string | null
  nextProbeAt: string | null
}

export interface Budget {
  /** To be told of every call. */
  heard(connectionId: string, report: CallReport): void
  /** To be told what was attributed to whom. */
  spent: Spent['add']
  /** Null, or how long a step of this workflow has to wait before it may ask again, and for what. */
  held(connectionId: string, workflowId: string): Held | null
  /** How many times rarer than usual the org is to be asked. */
  stretch(connectionId: string): number
  standing(connectionId: string): Standing
  spentBy(workflowId: string): number
  /** Reads what other servers and people changed, and asks orgs that are parked whether there is room again. Every few seconds. */
  look(): Promise<void>
}

interface Parts extends ParkingParts {
  /** Stores what was counted so far. */
  write(): Promise<void>
}

/** A run looks again by itself that often, should nobody wake it. */
const againMs = 900_000
const hourMs = 3_600_000

export function createBudget(parts: Parts): Budget {
  const { store, clock, log } = parts
  const spent = countSpent(store.db)
  const parking = new Parking(parts)
  const orgs = new Map<string, Heard>()
  const told = new Map<string, Level>()
  let budgets: Budgets = { reserves: new Map(), workflows: new Map() }
  const reserveOf = (connectionId: string) => budgets.reserves.get(connectionId) ?? usualReserve

  function standing(connectionId: string): Standing {
    const heard = orgs.get(connectionId)
    const reserve = reserveOf(connectionId)
    const parked = parking.of(connectionId)
    return {
      level: parked ? 'full' : levelOf(fullness(connectionId)),
      used: heard?.used ?? null,
      limit: heard?.limit ?? null,
      own: spent.byConnection(connectionId),
      share: heard ? heard.limit * (1 - reserve) : null,
      reserve,
      parkedSince: parked?.since ?? null,
      nextProbeAt: parked?.probeAt ?? null,
    }
  }

  /** Of the org's allowance, or of our part of it, whichever is fuller. */
  function fullness(connectionId: string): number {
    const heard = orgs.get(connectionId)
    if (!heard || heard.limit === 0) return 0
    return Math.max(heard.used / heard.limit, ownFullness(connectionId, heard))
  }

  function ownFullness(connectionId: string, { limit }: Heard): number {
    return spent.byConnection(connectionId) / Math.max(1, limit * (1 - reserveOf(connectionId)))
  }

  function held(connectionId: string, workflowId: string): Held | null {
    if (parking.of(connectionId)) return { inMs: againMs, problem: allowanceProblem(orgs.get(connectionId)) }
    const { callsADay, priority } = budgets.workflows.get(workflowId) ?? usualBudget
    const heard = orgs.get(connectionId)
    const full = heard && priority !== 'low' ? ownFullness(connectionId, heard) : fullness(connectionId)
    const inMs = untilNextHour(clock.now())
    if (full >= spendsUpTo[priority]) return { inMs, problem: shareProblem(standing(connectionId)) }
    const isSpent = callsADay !== null && spent.byWorkflow(workflowId) >= callsADay
    return isSpent ? { inMs, problem: budgetProblem(callsADay) } : null
  }

  function heard(connectionId: string, { usage, refused }: CallReport): void {
    if (usage) orgs.set(connectionId, usage)
    if (refused?.code === 'limit-reached') void quietly(parking.begin(connectionId, refused))
    else if (!refused && parking.of(connectionId)) void quietly(parking.end(connectionId))
    tellLevel(connectionId)
  }

  function tellLevel(connectionId: string): void {
    const level = levelOf(fullness(connectionId))
    if (level === (told.get(connectionId) ?? 'fine')) return
    told.set(connectionId, level)
    if (level !== 'fine') log.warn({ connectionId, ...standing(connectionId) }, 'the API allowance is running low')
  }

  async function quietly(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => log.warn({ error: String(error) }, 'the budget waits for the database'))
  }

  async function look(): Promise<void> {
    await spent.refresh(parts.write)
    budgets = await readBudgets(store.db)
    await parking.refresh()
    for (const [id, known] of await readHeard(store.db)) if (!orgs.has(id)) orgs.set(id, known)
    await parking.probeDue()
  }

  return {
    ...{ heard, held, standing, look },
    spent: spent.add,
    stretch: (connectionId) => stretchOf(fullness(connectionId)),
    spentBy: spent.byWorkflow,
  }
}

/** Hours leave the window of 24 as wholes. */
function untilNextHour(now: number): number {
  return hourMs - (now % hourMs) + 5000
}

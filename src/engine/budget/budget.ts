/**
 * Keeps what is spent of an org's API allowance within what people allow. Steps ask before they call; who has to wait is laid
 * aside without a call and goes on by itself when there is room again.
 */
import type { Logger } from 'pino'
import { asProblem, Problem } from '../../problems.ts'
import type { CallReport } from '../../salesforce/index.ts'
import type { Store } from '../../store/index.ts'
import type { Clock } from '../clock.ts'
import type { ConnectionSource } from '../needs.ts'
import { allowanceProblem, type Heard, park, readHeard, readParked, takeProbe, unpark } from './allowances.ts'
import { type Budgets, readBudgets, usualBudget, usualReserve } from './budget-rows.ts'
import { type Level, levelOf, spendsUpTo, stretchOf } from './levels.ts'
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

interface Parts {
  store: Pick<Store, 'db'>
  connections: Pick<ConnectionSource, 'salesforce'>
  clock: Clock
  log: Logger
  /** Stores what was counted so far. */
  write(): Promise<void>
  /** There is room again. */
  onRoom(connectionId: string): void
}

/** A run looks again by itself that often, should nobody wake it. */
const againMs = 900_000
const hourMs = 3_600_000

export function createBudget(parts: Parts): Budget {
  const { store, clock, log } = parts
  const spent = countSpent(store.db)
  const orgs = new Map<string, Heard>()
  let parked: Awaited<ReturnType<typeof readParked>> = new Map()
  let budgets: Budgets = { reserves: new Map(), workflows: new Map() }
  const told = new Map<string, Level>()

  function standing(connectionId: string): Standing {
    const heard = orgs.get(connectionId)
    const reserve = budgets.reserves.get(connectionId) ?? usualReserve
    const waiting = parked.get(connectionId)
    return {
      level: waiting ? 'full' : levelOf(fullness(connectionId)),
      used: heard?.used ?? null,
      limit: heard?.limit ?? null,
      own: spent.byConnection(connectionId),
      share: heard ? heard.limit * (1 - reserve) : null,
      reserve,
      parkedSince: waiting?.since ?? null,
      nextProbeAt: waiting?.probeAt ?? null,
    }
  }

  /** Of the org's allowance, or of our part of it, whichever is fuller. */
  function fullness(connectionId: string): number {
    const heard = orgs.get(connectionId)
    if (!heard || heard.limit === 0) return 0
    return Math.max(heard.used / heard.limit, ownFullness(connectionId, heard))
  }

  function ownFullness(connectionId: string, { limit }: Heard): number {
    const reserve = budgets.reserves.get(connectionId) ?? usualReserve
    return spent.byConnection(connectionId) / Math.max(1, limit * (1 - reserve))
  }

  function held(connectionId: string, workflowId: string): Held | null {
    if (parked.has(connectionId)) return { inMs: againMs, problem: allowanceProblem(orgs.get(connectionId)) }
    const { callsADay, priority } = budgets.workflows.get(workflowId) ?? usualBudget
    const heard = orgs.get(connectionId)
    const full = heard && priority !== 'low' ? ownFullness(connectionId, heard) : fullness(connectionId)
    if (full >= spendsUpTo[priority]) {
      return { inMs: nextHour(clock.now()), problem: shareProblem(standing(connectionId)) }
    }
    if (callsADay !== null && spent.byWorkflow(workflowId) >= callsADay) {
      return { inMs: nextHour(clock.now()), problem: budgetProblem(callsADay) }
    }
    return null
  }

  function heard(connectionId: string, { usage, refused }: CallReport): void {
    if (usage) orgs.set(connectionId, usage)
    if (refused?.code === 'limit-reached') void quietly(() => begin(connectionId, refused))
    else if (!refused && parked.has(connectionId)) void quietly(() => end(connectionId))
    const level = levelOf(fullness(connectionId))
    if (level === (told.get(connectionId) ?? 'fine')) return
    told.set(connectionId, level)
    if (level !== 'fine') log.warn({ connectionId, ...standing(connectionId) }, 'the API allowance is running low')
  }

  async function begin(connectionId: string, problem: Problem): Promise<void> {
    if (parked.has(connectionId)) return
    const now = new Date(clock.now()).toISOString()
    parked.set(connectionId, { since: now, probeAt: now, problem: problem.toJSON() })
    await park(store.db, connectionId, problem)
    parked = await readParked(store.db)
  }

  async function end(connectionId: string): Promise<void> {
    parked.delete(connectionId)
    if (await unpark(store.db, connectionId)) parts.onRoom(connectionId)
  }

  async function probe(connectionId: string): Promise<void> {
    if (!(await takeProbe(store.db, connectionId))) return
    try {
      const { DailyApiRequests } = await parts.connections.salesforce(connectionId).with({ kind: 'test' }).limits()
      if ((DailyApiRequests?.Remaining ?? 1) > 0) await end(connectionId)
    } catch (thrown) {
      log.info({ connectionId, problem: asProblem(thrown).message }, 'the API allowance is still used up')
    }
  }

  async function quietly(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => log.warn({ error: String(error) }, 'the budget waits for the database'))
  }

  return {
    heard,
    spent: spent.add,
    held,
    stretch: (connectionId) => stretchOf(fullness(connectionId)),
    standing,
    spentBy: spent.byWorkflow,
    async look() {
      await spent.refresh(parts.write)
      budgets = await readBudgets(store.db)
      parked = await readParked(store.db)
      for (const [id, known] of await readHeard(store.db)) if (!orgs.has(id)) orgs.set(id, known)
      const due = [...parked].filter(([, { probeAt }]) => Date.parse(probeAt) <= clock.now())
      for (const [connectionId] of due) await probe(connectionId)
    },
  }
}

/** Hours leave the window of 24 as wholes. */
function nextHour(now: number): number {
  return hourMs - (now % hourMs) + 5000
}

function shareProblem({ own, share, reserve }: Standing): Problem {
  return new Problem('budget-reached', {
    what: `Rainmaker’s part of the API allowance is used up: ${Math.round(own)} of ${Math.round(share ?? 0)} calls in 24 hours; ${Math.round(reserve * 100)} % are kept for other apps.`,
    fix: 'Nothing to do: it goes on as the 24 hours roll on. To keep less for others: rainmaker budget reserve.',
  })
}

function budgetProblem(callsADay: number): Problem {
  return new Problem('budget-reached', {
    what: `The workflow’s own budget of ${callsADay} API calls in 24 hours is used up.`,
    fix: 'Nothing to do: it goes on as the 24 hours roll on. To allow more: rainmaker budget set.',
  })
}

/** Has one step's action done: sent with others, repeated where the Problem's table says so, looked for where in doubt. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '../../problems.ts'
import type { Shop } from '../steps/shop.ts'
import { Parked, Taken } from '../steps/signals.ts'
import { type Doubt, doubtFromJournal, leftInDoubt, settleDoubt } from './doubt.ts'
import { nextMove } from './next-move.ts'
import { isAway } from './outages.ts'
import { sendTask } from './send.ts'
import type { Task } from './task.ts'

/** A longer pause is not waited out in memory: the run is laid aside, and another takes its place. */
const inMemoryMs = 1000

/** The action's output for this input. Throws its Problem when that is final, or a signal when the run has to wait. */
export async function carryOut(task: Task, shop: Shop): Promise<unknown> {
  const before = task.run.journalled.get(task.entry.path)
  let doubt = doubtFromJournal(task, before)
  if (before && before.status !== 'running') task.entry.attempt = before.attempt + 1
  else if (before) task.entry.attempt = before.attempt
  for (;;) {
    await untilThere(task, doubt, shop)
    const outcome = doubt ? await settleDoubt(task, doubt, shop) : await sendTask(task, shop)
    if (task.run.taken) throw new Taken()
    if (outcome === 'not-there') {
      doubt = null
      task.entry.attempt += 1
    } else if (outcome.ok) return outcome.value
    else doubt = await recover(task, outcome.problem, doubt, shop)
  }
}

/** While the org is away or its allowance used up, nothing is asked of it. */
async function untilThere(task: Task, doubt: Doubt | null, shop: Shop): Promise<void> {
  for (let held = heldOf(task, shop); held; held = heldOf(task, shop)) {
    await pause(task, { ...held, counts: false }, doubt, shop)
  }
}

/** The org is away, or there is no allowance to ask it. */
function heldOf({ connectionId, run }: Task, { outages, budget }: Shop) {
  return outages.held(connectionId) ?? budget.held(connectionId, run.workflow.id)
}

/** Pauses as the Problem's table says; gives the doubt to settle next, if any. Throws the Problem when nothing is left to try. */
async function recover(task: Task, problem: Problem, doubt: Doubt | null, shop: Shop): Promise<Doubt | null> {
  const isOutage = isAway(problem) && task.retry === undefined
  if ((isOutage || problem.code === 'limit-reached') && heldOf(task, shop)) return doubt
  const move = nextMove(problem, task)
  // A look that fails for good leaves open whether the write was done.
  if (move.next === 'fail') throw doubt ? leftInDoubt(task, shop) : problem
  if (move.next === 'doubt') return { sentAt: task.entry.sentAt, startedAt: task.entry.startedAt }
  await pause(task, { ...move, problem }, doubt, shop)
  if (move.counts) task.entry.attempt += 1
  return doubt
}

interface Pause {
  inMs: number
  problem: Problem
  counts: boolean
}

async function pause(task: Task, { inMs, problem, counts }: Pause, doubt: Doubt | null, shop: Shop): Promise<void> {
  const isShort = inMs <= inMemoryMs
  if (isShort) await shop.moving.aside(sleep(inMs))
  // A paused workflow asks no more.
  if (isShort && !task.run.laidDown) return
  const json = problem.toJSON()
  // A write in doubt keeps its row as it was sent: that row is what says so.
  const { entry, run } = task
  const attempt = counts ? entry.attempt : entry.attempt - 1
  if (!doubt) shop.journal.note(run, { ...entry, attempt, status: 'waiting', problem: json })
  throw new Parked(isShort ? 0 : inMs, json)
}

/** Has one step ask somebody outside: repeated where the Problem's table says so, never repeated where it may have been done. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { WriteClass } from '../../connector/index.ts'
import { asProblem, Problem } from '../../problems.ts'
import { crashPoint } from '../crash-points.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { RunUnderWay } from '../runs/run.ts'
import { nextMove } from '../writes/next-move.ts'
import type { Shop } from './shop.ts'
import { isSignal, LeftInDoubt, Parked, Taken } from './signals.ts'

export interface CallOut {
  run: RunUnderWay
  entry: StepEntry
  retry?: { times: number; firstDelayMs: number } | undefined
  /** Null: it changes nothing there. */
  writeClass: Exclude<WriteClass, 'E2'> | null
  /** What is asked, for people: POST https://example.com/orders. */
  what: string
  /** One attempt. */
  send(): Promise<unknown>
}

/** A longer pause is not waited out in memory: the run is laid aside. */
const inMemoryMs = 5000

/** What `send` gives. Throws its Problem when that is final, or a signal when the run has to wait. */
export async function callOut(call: CallOut, shop: Shop): Promise<unknown> {
  const { run, entry, writeClass } = call
  const before = run.journalled.get(entry.path)
  if (before) entry.attempt = before.attempt + (before.status === 'running' ? 0 : 1)
  // Begun and never ended: the server stopped in between, and nobody knows.
  if (before?.status === 'running' && writeClass === 'E3') throw leftInDoubt(call, shop)
  for (;;) {
    await makeDurable(call, shop)
    if (run.taken) throw new Taken()
    try {
      const output = await shop.moving.aside(call.send())
      crashPoint('after-send-before-record')
      return output
    } catch (thrown) {
      if (isSignal(thrown)) throw thrown
      await recover(call, asProblem(thrown), shop)
    }
  }
}

/** Before a write goes out, all it rests on is durable; of one that must not be repeated also that it goes out. */
async function makeDurable({ run, entry, writeClass }: CallOut, shop: Shop): Promise<void> {
  if (writeClass === null) return
  if (writeClass === 'E1') return shop.journal.settled()
  crashPoint('before-intent')
  await shop.journal.keep(run, { ...entry, status: 'running' })
  crashPoint('after-intent-before-send')
}

/** Pauses as the Problem's table says. Throws when nothing is left to try, or it may have been done. */
async function recover(call: CallOut, problem: Problem, shop: Shop): Promise<void> {
  const { run, entry, retry, writeClass } = call
  const move = nextMove(problem, { action: writeClass === null ? {} : { writeClass }, entry, retry })
  if (move.next === 'fail') throw problem
  if (move.next === 'doubt') throw leftInDoubt(call, shop)
  const ms = Math.max(move.inMs, problem.details.retryAfterMs ?? 0)
  if (ms > inMemoryMs) {
    shop.journal.note(run, { ...entry, status: 'waiting', problem: problem.toJSON() })
    throw new Parked(ms, problem.toJSON())
  }
  await shop.moving.aside(sleep(ms))
  if (move.counts) entry.attempt += 1
}

/** Nobody can find out: the step and the run are left for people to decide. */
function leftInDoubt({ run, entry, what }: CallOut, shop: Shop): LeftInDoubt {
  const problem = new Problem('in-doubt', {
    what: `The answer to ${what} was lost, and it cannot be looked up whether it was done.`,
    fix: 'Look on the other side, then say whether it happened or shall run again.',
  }).toJSON()
  shop.journal.note(run, { ...entry, status: 'in-doubt', problem })
  return new LeftInDoubt(problem)
}

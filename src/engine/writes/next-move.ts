/** What comes after a Problem: the table in problems.ts, made into a decision with a delay. */
import type { WriteClass } from '../../connector/index.ts'
import type { Problem, Then } from '../../problems.ts'

export type Move =
  | { next: 'fail' }
  /** It may have been done: settle that first. */
  | { next: 'doubt' }
  /** `counts`: whether this is one of the attempts the step has. */
  | { next: 'again'; inMs: number; counts: boolean }

interface Tried {
  action: { writeClass?: WriteClass }
  entry: { attempt: number }
  retry?: { times: number; firstDelayMs: number } | undefined
}

const usual = { times: 5, firstDelayMs: 1000 }
/**
 * Salesforce itself waits 10 s for a row lock, so whoever holds it holds it for long: 8, 16, 32 … s at most. All rows that
 * met a lock meanwhile come back in one call, in which those of one parent stand together: they do not lock each other out.
 */
const forLocks = { times: 7, firstDelayMs: 8000 }
const longestMs = 300_000

/** Each server has moments of its own: two that met at a lock do not meet there again. */
const phase = Math.random()

/**
 * Any moment up to the doubling limit, so that those who failed together do not all come back together; on a grid of two
 * such moments, so that they come back in two calls and not in as many as they are.
 */
function jittered(firstDelayMs: number, attempt: number): number {
  const limit = Math.min(longestMs, firstDelayMs * 2 ** (attempt - 1))
  const grid = limit / 2
  const now = Date.now() + phase * grid
  return Math.ceil((now + Math.random() * grid) / grid) * grid - now
}

function retry({ entry, retry: asked = usual }: Tried): Move {
  if (entry.attempt > asked.times) return { next: 'fail' }
  return { next: 'again', inMs: jittered(asked.firstDelayMs, entry.attempt), counts: true }
}

/** Not the step's fault, so it has no number of attempts; woken early when the connection heals. */
const patiently = (): Move => ({ next: 'again', inMs: 120_000 + Math.random() * 60_000, counts: false })

const moves: Record<Then, (tried: Tried) => Move> = {
  stop: () => ({ next: 'fail' }),
  retry,
  'restart-read': retry,
  // The client has renewed it and repeated once; that it came through to us is rare.
  'renew-session': retry,
  'retry-lock': (tried) => retry({ ...tried, retry: tried.retry ?? forLocks }),
  'wait-for-allowance': patiently,
  'wait-for-connection': patiently,
  // Reads and E1 writes may simply be done again.
  'look-first': (tried) =>
    tried.action.writeClass === 'E2' || tried.action.writeClass === 'E3' ? { next: 'doubt' } : retry(tried),
}

export function nextMove(problem: Problem, tried: Tried): Move {
  return moves[problem.then](tried)
}

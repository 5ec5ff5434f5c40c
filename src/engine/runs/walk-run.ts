/** Walks one run from where its journal stands to its end, or to the point where it has to wait. */
import { asProblem } from '../../problems.ts'
import { crashPoint } from '../crash-points.ts'
import { trunk } from '../steps/branch.ts'
import type { Shop } from '../steps/shop.ts'
import { Filtered, HandedBack, isSignal, LeftInDoubt, Parked, type Signal, Stopped } from '../steps/signals.ts'
import { walk } from '../steps/walk.ts'
import type { RunEnding, RunUnderWay } from './run.ts'

/** Never throws: whatever happens becomes the run's ending. Gives how long it waits, or null. */
export async function walkRun(run: RunUnderWay, shop: Shop): Promise<number | null> {
  const ending = await endingOf(run, shop)
  if (!ending || run.taken) return null
  crashPoint('before-finish')
  // It asks for nothing more, so nobody need wait for it.
  await shop.moving.aside(shop.journal.end(run, ending))
  crashPoint('after-finish')
  return ending.wakeInMs ?? null
}

/** Walks; gives how that ended, or null when the run is no longer ours. Never throws, writes no ending. */
export async function endingOf(run: RunUnderWay, shop: Shop): Promise<RunEnding | null> {
  try {
    if (run.unready) throw run.unready
    await walk(run.workflow.document.steps, trunk(run), shop)
    return { status: 'succeeded', outcome: null, problem: null }
  } catch (thrown) {
    if (isSignal(thrown)) return endingOfSignal(thrown)
    const problem = asProblem(thrown)
    if (problem.code === 'bug') shop.log.error({ err: problem, run: run.id }, 'a run failed inside')
    return { status: 'failed', outcome: null, problem: problem.toJSON() }
  }
}

function endingOfSignal(signal: Signal): RunEnding | null {
  if (signal instanceof Parked) {
    return { status: 'waiting', outcome: null, problem: signal.problem, wakeInMs: signal.inMs }
  }
  if (signal instanceof Filtered) return { status: 'succeeded', outcome: `filtered: ${signal.by}`, problem: null }
  if (signal instanceof Stopped) return { status: 'succeeded', outcome: `stopped: ${signal.reason}`, problem: null }
  if (signal instanceof LeftInDoubt) return { status: 'in-doubt', outcome: null, problem: signal.problem }
  if (signal instanceof HandedBack) return { status: 'queued', outcome: null, problem: null, wakeInMs: 0 }
  return null
}

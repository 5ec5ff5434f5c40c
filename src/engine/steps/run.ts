/** Runs another workflow and waits for its end, through restarts of either. */
import { Problem } from '../../problems.ts'
import { fill, type RunStep } from '../../workflows/index.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { ChildState } from '../waits/index.ts'
import type { Branch } from './branch.ts'
import { lookAgainIn } from './look-again.ts'
import type { Doing, Shop } from './shop.ts'
import { Parked } from './signals.ts'

interface Begun {
  runId: string
}

export const runDoing: Doing<RunStep> = {
  async result({ step, at, shop, entry }) {
    const before = at.run.journalled.get(entry.path)
    const begun = before?.status === 'waiting' ? (before.output as Begun) : null
    if (before && begun) entry.startedAt = before.startedAt.getTime()
    entry.input = { run: step.run, with: step.with }
    const runId = begun?.runId ?? (await begin(step, at, shop, entry))
    const child = await stateOf(runId, before?.status === 'failed', shop)
    if (child.status === 'succeeded') return { runId, outcome: child.outcome, results: child.results }
    if (child.status === 'failed' || child.status === 'cancelled') throw failure(step, runId, child)
    shop.journal.note(at.run, { ...entry, status: 'waiting', output: { runId } })
    throw new Parked(lookAgainIn(entry, shop.clock))
  },
}

async function begin(step: RunStep, at: Branch, shop: Shop, entry: StepEntry): Promise<string> {
  const { run, with: payload } = (await fill({ run: step.run, with: step.with }, at.scope)) as Pick<
    RunStep,
    'run' | 'with'
  >
  entry.input = { run, with: payload }
  // It is started once, with what it was given first: so what that rests on has to last.
  await shop.journal.settled()
  return shop.waits.start(at.run, entry.path, run, payload)
}

/** A step that is tried again has its run go on from where it failed. */
async function stateOf(id: string, again: boolean, shop: Shop): Promise<ChildState> {
  const state = await shop.waits.child(id)
  if (!again || (state.status !== 'failed' && state.status !== 'cancelled')) return state
  await shop.waits.retryChild(id)
  return { ...state, status: 'queued', problem: null }
}

/** Of a run that failed for a run it started, the cause is told and not each run between. */
function failure({ run }: RunStep, runId: string, { status, problem }: ChildState): Problem {
  if (problem?.code === 'sub-run-failed') return new Problem('sub-run-failed', { what: problem.what, fix: problem.fix })
  const why = problem ? `: ${problem.what}` : '.'
  return new Problem('sub-run-failed', {
    what: `The run ${runId} of "${run}" ${status === 'cancelled' ? 'was cancelled' : `failed${why}`}`,
    fix: problem?.fix ?? 'Look at that run, then retry this one: both go on from where they stand.',
  })
}

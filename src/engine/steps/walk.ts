/** Walks the steps of a workflow: what the journal has is taken from it, what it has not is done and journalled. */
import { asProblem, type Problem, type ProblemJson } from '../../problems.ts'
import { type Step, type StepKind, stepKind } from '../../workflows/index.ts'
import { crashPoint } from '../crash-points.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { Journalled } from '../runs/run.ts'
import { actionDoing } from './action.ts'
import { aiDoing } from './ai.ts'
import { type Branch, putResult } from './branch.ts'
import { filterDoing } from './filter.ts'
import { httpDoing } from './http.ts'
import { ifDoing } from './if.ts'
import { runDoing } from './run.ts'
import { selectManyDoing } from './select-many.ts'
import { setDoing } from './set.ts'
import type { Attempt, Doing, Shop, Turn } from './shop.ts'
import { HandedBack, isSignal, LeftInDoubt, Taken } from './signals.ts'
import { stopDoing } from './stop.ts'
import { waitDoing } from './wait.ts'

const usual: Record<StepKind, Doing<Step>> = {
  action: actionDoing,
  if: ifDoing,
  selectMany: selectManyDoing,
  filter: filterDoing,
  set: setDoing,
  http: httpDoing,
  ai: aiDoing,
  run: runDoing,
  wait: waitDoing,
  stop: stopDoing,
}

function doingOf({ step, shop }: Turn): Doing<Step> {
  const kind = stepKind(step)
  return shop.doings?.[kind] ?? usual[kind]
}

/** Walks steps in order. Throws the Problem of a step that stops the run, or a signal. */
export async function walk(steps: Step[], at: Branch, shop: Shop): Promise<void> {
  for (const step of steps) {
    if (at.run.taken) throw new Taken()
    if (shop.stopping || at.run.laidDown) throw new HandedBack()
    const turn = { step, at, shop, walk }
    const before = at.run.journalled.get(at.prefix + step.id)
    if (before?.status === 'in-doubt' && before.problem) throw new LeftInDoubt(before.problem)
    const ended = endedBefore(before, step) ?? (await perform(turn))
    putResult(at, step.id, ended.problem ? { problem: ended.problem } : ended.output)
    if (ended.problem) await goOn(turn, ended.problem)
    else await doingOf(turn).follow?.(turn, ended.output)
  }
}

/** What a step gave, or the Problem with which the workflow knows how to go on. */
interface Ended {
  output: unknown
  problem: ProblemJson | null
}

const isHandled = (step: Step) => step.onError === 'continue' || step.catch !== undefined

function endedBefore(entry: Journalled | undefined, step: Step): Ended | null {
  if (entry?.status === 'succeeded') return { output: entry.output, problem: null }
  const { problem = null } = entry ?? {}
  return entry?.status === 'failed' && problem && isHandled(step) ? { output: null, problem } : null
}

/** Behind a step that failed, as the workflow says. */
async function goOn({ step, at, shop }: Turn, problem: ProblemJson): Promise<void> {
  if (!step.catch) return
  at.scope.json['error'] = problem
  await walk(step.catch, at, shop)
}

async function perform(turn: Turn): Promise<Ended> {
  const { step, at, shop } = turn
  const entry = newEntry(at.prefix + step.id, stepKind(step), shop.clock.now())
  const attempt = { ...turn, entry }
  crashPoint('before-first-step')
  try {
    const output = await doingOf(turn).result(attempt)
    if (at.run.taken) throw new Taken()
    shop.journal.note(at.run, { ...entry, status: 'succeeded', output, finishedAt: shop.clock.now() })
    return { output, problem: null }
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown
    return failed(attempt, asProblem(thrown))
  }
}

/** A failed step ends the run, unless the workflow says how to go on. */
function failed({ step, at, shop, entry }: Attempt, problem: Problem): Ended {
  const json = problem.toJSON()
  if (problem.code === 'bug') shop.log.error({ err: problem, run: at.run.id, step: entry.path }, 'a step failed inside')
  shop.journal.note(at.run, { ...entry, status: 'failed', problem: json, finishedAt: shop.clock.now() })
  if (isHandled(step)) return { output: null, problem: json }
  throw problem
}

function newEntry(path: string, kind: StepKind, now: number): StepEntry {
  return {
    path,
    kind,
    action: null,
    status: 'running',
    writeClass: null,
    input: null,
    output: null,
    problem: null,
    attempt: 1,
    apiCalls: 0,
    sharedBy: null,
    sentAt: null,
    startedAt: now,
    finishedAt: null,
  }
}

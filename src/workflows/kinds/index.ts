/** The kinds of steps, each under the word by which a document marks it. */
import { type ActionStep, actionKind } from './action.ts'
import { type AiStep, aiKind } from './ai.ts'
import { type FilterStep, filterKind } from './filter.ts'
import { type HttpStep, httpKind } from './http.ts'
import { type IfStep, ifKind } from './if.ts'
import type { Inside, Kind } from './kind.ts'
import { type RunStep, runKind } from './run.ts'
import { type SelectManyStep, selectManyKind } from './select-many.ts'
import { type SetStep, setKind } from './set.ts'
import { type StopStep, stopKind } from './stop.ts'
import { type WaitStep, waitKind } from './wait.ts'

/** Each step by the word of its kind. */
export interface StepOf {
  action: ActionStep
  if: IfStep
  selectMany: SelectManyStep
  filter: FilterStep
  set: SetStep
  http: HttpStep
  ai: AiStep
  run: RunStep
  wait: WaitStep
  stop: StopStep
}

/** The word for what kind of step this is, as lists, pictures and the journal show it. */
export type StepKind = keyof StepOf
export type Step = StepOf[StepKind]

export const kinds: { [K in StepKind]: Kind<StepOf[K]> } = {
  action: actionKind,
  if: ifKind,
  selectMany: selectManyKind,
  filter: filterKind,
  set: setKind,
  http: httpKind,
  ai: aiKind,
  run: runKind,
  wait: waitKind,
  stop: stopKind,
}

export const kindWords = Object.keys(kinds) as StepKind[]

export function kindIn(given: object): StepKind | undefined {
  return kindWords.find((kind) => kind in given)
}

export function stepKind(of: Step): StepKind {
  return kindIn(of) ?? 'stop'
}

/** What this kind of step is. The step is of the kind its word says, which the table vouches for. */
export function kindOf(step: Step): Kind<Step> {
  return kinds[stepKind(step)]
}

/** The lists of steps inside a step, in the order of the document; those for its failure last. */
export function insideOf(step: Step): Inside[] {
  const own = kindOf(step).inside?.(step) ?? []
  const onFailure: Inside = { at: ['catch'], steps: step.catch ?? [], names: ['error'] }
  return [...own, onFailure].filter(({ steps }) => steps.length > 0)
}

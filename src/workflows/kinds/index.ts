/** The kinds of steps, each under the word by which a document marks it. */
import { actionKind } from './action.ts'
import { aiKind } from './ai.ts'
import { filterKind } from './filter.ts'
import { httpKind } from './http.ts'
import { ifKind } from './if.ts'
import type { Inside, Kind } from './kind.ts'
import { runKind } from './run.ts'
import { selectManyKind } from './select-many.ts'
import { setKind } from './set.ts'
import type { Step, StepKind, StepOf } from './steps.ts'
import { stopKind } from './stop.ts'
import { waitKind } from './wait.ts'

export type { Step, StepKind, StepOf } from './steps.ts'

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

/** The kind whose word stands among the keys; undefined when none does. */
export function kindIn(given: object): StepKind | undefined {
  return kindWords.find((kind) => kind in given)
}

/** Of a step that was read: one of the words always stands there. */
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

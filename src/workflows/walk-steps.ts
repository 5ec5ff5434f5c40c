/** All steps of a document, in order, each with its place and the names it can read. */
import { insideOf, kindOf, type Step } from './kinds/index.ts'
import type { Path } from './kinds/kind.ts'

export type { Path } from './kinds/kind.ts'

export interface Visit {
  step: Step
  path: Path
  /** Results that are there when the step begins. */
  known: Set<string>
}

/** Visits every step, those inside other steps too. */
export function walkSteps(steps: Step[], visit: (visit: Visit) => void): void {
  walk(steps, ['steps'], new Set(), visit)
}

function walk(steps: Step[], at: Path, known: Set<string>, visit: (visit: Visit) => void): void {
  for (const [index, step] of steps.entries()) {
    const path = [...at, index]
    visit({ step, path, known: new Set(known) })
    walkInside(step, path, known, visit)
    for (const name of namesOf(step)) known.add(name)
  }
}

/** Results of branches stay visible behind the step; those of list items do not leave the list. */
function walkInside(step: Step, path: Path, known: Set<string>, visit: (visit: Visit) => void): void {
  for (const { at, steps, names = [], closed } of insideOf(step)) {
    const inside = closed || names.length > 0 ? new Set([...known, ...names]) : known
    // What failed has its Problem as its result.
    if (names.includes('error')) inside.add(step.id)
    walk(steps, [...path, ...at], inside, visit)
    if (!closed) for (const name of inside) if (!names.includes(name)) known.add(name)
  }
}

/** Names under which later steps read what a step gives. */
export function namesOf(step: Step): string[] {
  return [step.id, ...(kindOf(step).names?.(step) ?? [])]
}

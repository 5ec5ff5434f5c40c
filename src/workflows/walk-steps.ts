/** All steps of a document, in order, each with its place and the names it can read. */
import type { Step } from './shape.ts'

export type Path = (string | number)[]

export interface Visit {
  step: Step
  path: Path
  /** Results that are there when the step begins. */
  known: Set<string>
}

/** Visits every step, those inside if and selectMany too. */
export function walkSteps(steps: Step[], visit: (visit: Visit) => void): void {
  walk(steps, ['steps'], new Set(), visit)
}

function walk(steps: Step[], at: Path, known: Set<string>, visit: (visit: Visit) => void): void {
  for (const [index, step] of steps.entries()) {
    const path = [...at, index]
    visit({ step, path, known: new Set(known) })
    walkInside(step, path, known, visit)
    known.add(step.id)
    if ('set' in step) for (const name of Object.keys(step.set)) known.add(name)
  }
}

/** Results of branches stay visible behind the if; those of list items do not leave the list. */
function walkInside(step: Step, path: Path, known: Set<string>, visit: (visit: Visit) => void): void {
  if ('selectMany' in step) walk(step.steps, [...path, 'steps'], new Set([...known, 'item', 'index']), visit)
  if (!('if' in step)) return
  walk(step.then, [...path, 'then'], known, visit)
  for (const [index, way] of (step.elseIf ?? []).entries()) {
    walk(way.then, [...path, 'elseIf', index, 'then'], known, visit)
  }
  walk(step.else ?? [], [...path, 'else'], known, visit)
}

/** The order in which a reader follows a run: as its document stands, each list item in turn, what is inside behind what holds it. */
import { insideOf, type Step } from '../../workflows/index.ts'

/** Place of each step id in the document. */
function places(steps: Step[], found = new Map<string, number>()): Map<string, number> {
  for (const step of steps) {
    if (!found.has(step.id)) found.set(step.id, found.size)
    for (const inside of insideOf(step)) places(inside.steps, found)
  }
  return found
}

/** The step with this id, wherever it stands. */
export function stepNamed(steps: Step[], id: string): Step | undefined {
  for (const step of steps) {
    const found =
      step.id === id
        ? step
        : stepNamed(
            insideOf(step).flatMap((inside) => inside.steps),
            id,
          )
    if (found) return found
  }
  return undefined
}

/** Compares two journal paths (`each/3/create`); ids the document does not have stand last. */
export function stepOrder(document: Step[]): (a: { path: string }, b: { path: string }) => number {
  const place = places(document)
  const keys = (path: string) =>
    path.split('/').map((part) => place.get(part) ?? (/^\d+$/.test(part) ? Number(part) : place.size))
  return (a, b) => {
    const [left, right] = [keys(a.path), keys(b.path)]
    for (const [at, key] of left.entries()) {
      const other = right[at]
      if (other === undefined) return 1
      if (key !== other) return key - other
    }
    return left.length - right.length
  }
}

/** How the items of a list ended that did not simply finish. */
import { Problem, type ProblemJson } from '../../problems.ts'

export interface Tally {
  failed: number
  /** The first of them. */
  problems: { index: number; problem: ProblemJson }[]
}

const shown = 20

export const newTally = (): Tally => ({ failed: 0, problems: [] })

export function addTo(tally: Tally, more: Tally): void {
  tally.failed += more.failed
  tally.problems = [...tally.problems, ...more.problems].slice(0, shown)
}

export function addProblem(tally: Tally, index: number, problem: Problem): void {
  addTo(tally, { failed: 1, problems: [{ index, problem: problem.toJSON() }] })
}

/** One Problem for all of them, of the kind of the first. */
export function failureOf({ failed, problems }: Tally, id: string, count: number): Problem | undefined {
  const [first] = problems.toSorted((a, b) => a.index - b.index)
  if (!first) return undefined
  const problem = Problem.from(first.problem)
  return new Problem(problem.code, {
    ...problem.details,
    what: `${failed} of ${count} items of "${id}" failed, the first at ${first.index}: ${problem.details.what}`,
    then: 'stop',
    items: problems.map(({ index, problem }) => ({ path: `${id}/${index}`, what: problem.what, fix: problem.fix })),
  })
}

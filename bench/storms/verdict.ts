/** Storms beside calm: what ended as it should, and what it cost. */
import type { Figure } from '../crash/verdict.ts'
import type { Passed } from './all.ts'

/** Calls may be so many times what the same work takes in calm. */
const mostTimes = 1.2

export function verdictOf(passed: Passed[]): Figure[] {
  return passed.flatMap(({ storm, calm }) => {
    const { name, right, leads, wrong, calls, sessionsEnded, ms } = storm
    const ended = sessionsEnded > 0 ? `, ${sessionsEnded} sessions ended` : ''
    const figures: Figure[] = [
      {
        ...{ name, value: `${right}/${leads}`, goal: 'as it should', held: wrong.length === 0 },
        examples: wrong.slice(0, 5),
      },
      { name: '  calls, time', value: `${calls}`, goal: '', held: true, examples: [`${ms} ms${ended}`] },
    ]
    if (!calm) return figures
    const times = calls / calm.calls
    return [
      ...figures,
      {
        ...{ name: '  calls, times useful', value: times.toFixed(2), goal: `≤ ${mostTimes}`, held: times <= mostTimes },
        examples: [],
      },
    ]
  })
}

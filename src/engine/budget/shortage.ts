/** Why a step has to wait for room in an allowance. */
import { Problem } from '../../problems.ts'
import type { Heard } from './allowances.ts'

export function allowanceProblem(heard: Heard | undefined): Problem {
  return new Problem('limit-reached', {
    what: heard
      ? `The org’s API allowance is used up: ${heard.used} of ${heard.limit} calls in 24 hours.`
      : 'The org’s API allowance is used up.',
    fix: 'Nothing to do: it goes on by itself as the 24 hours roll on. See who spends it: rainmaker budget show.',
  })
}

/** Calls in 24 hours: of ours, and how many there may be; `reserve` is a share, 0 to 1. */
export function shareProblem({ own, share, reserve }: { own: number; share: number | null; reserve: number }): Problem {
  return new Problem('budget-reached', {
    what: `Rainmaker’s part of the API allowance is used up: ${Math.round(own)} of ${Math.round(share ?? 0)} calls in 24 hours; ${Math.round(reserve * 100)} % are kept for other apps.`,
    fix: 'Nothing to do: it goes on as the 24 hours roll on. To keep less for others: rainmaker budget reserve.',
  })
}

export function budgetProblem(callsADay: number): Problem {
  return new Problem('budget-reached', {
    what: `The workflow’s own budget of ${callsADay} API calls in 24 hours is used up.`,
    fix: 'Nothing to do: it goes on as the 24 hours roll on. To allow more: rainmaker budget set.',
  })
}

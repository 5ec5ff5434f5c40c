/** How a Problem ends a command: four plain lines on stderr, or JSON on stdout, and an exit code. */
import { styleText } from 'node:util'
import { furtherMistakes } from '../contract/index.ts'
import type { Problem, ProblemCode } from '../problems.ts'
import { visible, visibleJson } from './visible.ts'

const exitCodes: Partial<Record<ProblemCode, number>> = {
  'bad-request': 2,
  'not-signed-in': 3,
  'reconnect-needed': 3,
  'session-expired': 3,
  'not-found': 4,
  'record-not-found': 4,
  'action-unknown': 4,
  conflict: 5,
  'in-doubt': 5,
  'limit-reached': 6,
  'step-timeout': 7,
}

export function exitCodeOf(problem: Problem): number {
  return exitCodes[problem.code] ?? 1
}

export function showProblem(problem: Problem, json: boolean): void {
  if (json) {
    process.stdout.write(`${visibleJson({ problem: problem.toJSON() }, 2)}\n`)
    return
  }
  const { what, why, fix, salesforce, suggestions, items } = visible(problem.toJSON())
  const lines = [
    `${styleText('red', '✗')} ${what}`,
    ...(why ? [`  ${why}`] : []),
    ...furtherMistakes({ what, items }).map(
      (item) => `  · ${item.path}: ${item.what} ${styleText('green', '→')} ${item.fix}`,
    ),
    ...(suggestions?.length ? [`  Did you mean: ${suggestions.join(', ')}?`] : []),
    `  ${styleText('green', '→')} ${fix}`,
    ...(salesforce ? [styleText('dim', `  Salesforce said ${salesforce.errorCode}: ${salesforce.message}`)] : []),
    styleText('dim', `  (${problem.code})`),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

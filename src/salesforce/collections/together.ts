/** Sends up to five collections as one call and tells, for each, its rows' answers or why it was refused. */
import { z } from 'zod'
import { asProblem, type Problem } from '../../problems.ts'
import type { Caller } from '../call.ts'
import { composite } from '../composite.ts'
import { lostWrite } from '../lost.ts'
import { refusalOf } from '../refusals/index.ts'
import type { RestCall } from '../salesforce.ts'
import { type AheadParts, nothingAhead } from './ahead.ts'

const rowAnswers = z.array(
  z.object({
    success: z.boolean(),
    id: z.string().nullish(),
    created: z.boolean().optional(),
    errors: z.array(z.unknown()).default([]),
  }),
)

export type RowAnswer = z.infer<typeof rowAnswers>[number]
export type PartOutcome = RowAnswer[] | Problem

/** One outcome a call, in order; what stops the call as a whole is the outcome of each. Never throws. */
export async function callTogether(
  caller: Caller,
  calls: RestCall[],
  ahead: AheadParts = nothingAhead,
): Promise<PartOutcome[]> {
  const [only] = calls
  const reads = ahead.calls.length
  try {
    if (only && calls.length === 1 && reads === 0) return [outcomeOf(only, await caller.call(only))]
    const answers = await composite(caller, [...ahead.calls, ...calls])
    ahead.take(answers.slice(0, reads))
    return calls.map((call, n) => outcomeOf(call, answers[reads + n] ?? { status: 200, body: null }))
  } catch (thrown) {
    const problem = asProblem(thrown)
    ahead.take(problem)
    return calls.map(() => problem)
  }
}

/** A write whose answer cannot be read may have happened, as much as one whose answer is an error of the server. */
function outcomeOf(call: RestCall, { status, body }: { status: number; body: unknown }): PartOutcome {
  const read = status >= 200 && status < 300 ? rowAnswers.safeParse(body) : null
  if (read?.success) return read.data
  if (read) return lostWrite('Salesforce answered rows in a form Rainmaker does not know', read.error)
  const problem = refusalOf(body, status)
  if (!call.write || status < 500) return problem
  return lostWrite(`Salesforce answered ${status} to a part of a call`, problem, problem.details.salesforce)
}

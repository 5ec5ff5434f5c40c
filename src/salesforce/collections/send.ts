/** Sends rows set-wise: five collections a call, one result a row, rows held by others tried again. */
import { z } from 'zod'
import { asProblem, Problem } from '../../problems.ts'
import { checked } from '../answers.ts'
import type { Caller } from '../call.ts'
import { composite, type PartAnswer, partsPerComposite, pieces } from '../composite.ts'
import { lostWrite } from '../lost.ts'
import { refusalOf, rowProblem } from '../refusals/index.ts'
import type { RowResult } from '../salesforce.ts'
import { pause, type Waits, waitBefore } from '../waits.ts'
import { chunks } from './chunks.ts'
import type { Placed, Results, RowSet } from './set.ts'

const rowAnswers = z.array(
  z.object({
    success: z.boolean(),
    id: z.string().nullish(),
    created: z.boolean().optional(),
    errors: z.array(z.unknown()).default([]),
  }),
)

type RowAnswer = z.infer<typeof rowAnswers>[number]

/** One result a row, in the rows' order. Never throws: what stops a call is the Problem of each of its rows. */
export async function sendRows<R>(caller: Caller, waits: Waits, set: RowSet<R>, rows: R[]): Promise<RowResult[]> {
  const results: Results = new Array(rows.length)
  let pending = rows.map((row, index) => ({ row, index }))
  for (let tried = 1; pending.length > 0; tried += 1) {
    await sendAll(caller, set, pending, results)
    pending = pending.filter(({ index }) => isLocked(results[index]))
    const ms = waitBefore('retry-lock', tried, waits)
    if (pending.length === 0 || ms === null) break
    await pause(ms)
  }
  return results.map((result) => result ?? { ok: false, problem: unanswered() })
}

function isLocked(result: RowResult | undefined): boolean {
  return result?.ok === false && result.problem.then === 'retry-lock'
}

/** One call after the other: a later row of the same record must arrive later. */
async function sendAll<R>(caller: Caller, set: RowSet<R>, rows: Placed<R>[], results: Results): Promise<void> {
  let stopped: Problem | null = null
  for (const five of pieces(chunks(set, rows), partsPerComposite)) {
    if (stopped) fail(five.flat(), results, stopped)
    else stopped = await sendTogether(caller, set, five, results)
  }
}

/** What stops one call of an org stops the next as well: no allowance, no connection. */
const stopping = new Set(['wait-for-connection', 'wait-for-allowance'])

async function sendTogether<R>(
  caller: Caller,
  set: RowSet<R>,
  parts: Placed<R>[][],
  results: Results,
): Promise<Problem | null> {
  const answers = await answersOf(caller, set, parts)
  const apart: Placed<R>[][] = []
  for (const [n, part] of parts.entries()) {
    const answer = answers instanceof Problem ? answers : (answers[n] ?? unanswered())
    if (!(answer instanceof Problem)) settle(set, part, answer, results)
    else if (part.length > 1 && isAboutOneRow(answer)) apart.push(...split(part))
    else fail(part, results, about(answer, set, part))
  }
  for (const five of pieces(apart, partsPerComposite)) await sendTogether(caller, set, five, results)
  return answers instanceof Problem && stopping.has(answers.then) ? answers : null
}

/** One row that Salesforce cannot even read spoils its whole collection: nothing was applied, so it is sought by halving. */
function isAboutOneRow({ then, details }: Problem): boolean {
  const status = details.salesforce?.httpStatus
  return then === 'stop' && (status === 400 || status === 404)
}

function split<R>(part: Placed<R>[]): Placed<R>[][] {
  return pieces(part, Math.ceil(part.length / partsPerComposite))
}

/** A refusal of a collection of one row is that row's: name its object and values. */
function about<R>(problem: Problem, set: RowSet<R>, part: Placed<R>[]): Problem {
  const [only] = part
  const said = problem.details.salesforce
  if (!only || part.length > 1 || !said || problem.then !== 'stop') return problem
  return refusalOf([{ ...said }], said.httpStatus, set.about(only.row))
}

async function answersOf<R>(
  caller: Caller,
  set: RowSet<R>,
  parts: Placed<R>[][],
): Promise<Problem | (RowAnswer[] | Problem)[]> {
  const calls = parts.map((part) => set.request(part.map(({ row }) => row)))
  const [only] = calls
  try {
    if (only && calls.length === 1) return [checked(rowAnswers, (await caller.call(only)).body, 'a collection')]
    const write = calls.some((call) => call.write)
    return (await composite(caller, calls)).map((answer) => partOf(answer, write))
  } catch (thrown) {
    const problem = asProblem(thrown)
    return calls.length === 1 ? [problem] : isAboutOneRow(problem) ? calls.map(() => problem) : problem
  }
}

function partOf({ status, body }: PartAnswer, write: boolean): RowAnswer[] | Problem {
  if (status >= 200 && status < 300) return checked(rowAnswers, body, 'a collection')
  const problem = refusalOf(body, status)
  const how = `Salesforce answered ${status} to a part of a call`
  return write && status >= 500 ? lostWrite(how, problem, problem.details.salesforce) : problem
}

function settle<R>(set: RowSet<R>, part: Placed<R>[], answers: RowAnswer[], results: Results): void {
  for (const [n, { row, index }] of part.entries()) {
    const answer = answers[n]
    results[index] = answer ? resultOf(set, row, answer) : { ok: false, problem: unanswered() }
  }
}

function resultOf<R>(set: RowSet<R>, row: R, { success, id, created, errors }: RowAnswer): RowResult {
  if (success && id) return { ok: true, id, created: set.created(created) }
  return { ok: false, problem: rowProblem(errors, set.about(row)) }
}

function fail<R>(part: Placed<R>[], results: Results, problem: Problem): void {
  for (const { index } of part) results[index] = { ok: false, problem }
}

function unanswered(): Problem {
  return lostWrite('Salesforce answered fewer rows than were sent')
}

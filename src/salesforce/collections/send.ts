/** Sends rows set-wise: five collections a call, one result a row, rows held by others tried again. */
import { Problem } from '../../problems.ts'
import type { Caller } from '../call.ts'
import { partsPerComposite, pieces } from '../composite.ts'
import { lostWrite } from '../lost.ts'
import type { RowResult } from '../records.ts'
import { refusalOf, rowProblem } from '../refusals/index.ts'
import type { ReadAhead } from '../set-wise.ts'
import { pause, type Waits, waitBefore } from '../waits.ts'
import { type AheadParts, nothingAhead, partsAhead } from './ahead.ts'
import { chunks } from './chunks.ts'
import type { Placed, RowSet } from './set.ts'
import { callTogether, type RowAnswer } from './together.ts'

/** Who sends, and how long it waits for rows that others hold. */
export interface Sender {
  caller: Caller
  waits: Waits
}

/** What one sending works on. */
interface Sending<R> {
  caller: Caller
  set: RowSet<R>
  results: (RowResult | undefined)[]
  /** Calls that may still be spent on finding rows that spoil their collection. */
  searchCalls: number
  /** What the first call reads before its rows. */
  ahead: AheadParts
}

const searchCallsAtMost = 20

/** One result a row, in the rows' order. Never throws: what stops a call is the Problem of each of its rows. */
export async function sendRows<R>(
  { caller, waits }: Sender,
  set: RowSet<R>,
  rows: R[],
  ahead?: ReadAhead,
): Promise<RowResult[]> {
  const sending: Sending<R> = {
    ...{ caller, set, results: new Array(rows.length), searchCalls: searchCallsAtMost },
    ahead: partsAhead(ahead),
  }
  let pending = rows.map((row, index) => ({ row, index }))
  for (let tried = 1; pending.length > 0; tried += 1) {
    await sendAll(sending, pending)
    pending = pending.filter(({ index }) => isLocked(sending.results[index]))
    const ms = waitBefore('retry-lock', tried, waits)
    if (pending.length === 0 || ms === null) break
    await pause(ms)
  }
  return Array.from(sending.results, (result) => result ?? { ok: false, problem: unanswered() })
}

function isLocked(result: RowResult | undefined): boolean {
  return result?.ok === false && result.problem.then === 'retry-lock'
}

/** What stops one call of an org stops the next as well: no allowance, no connection. */
const stopping = new Set(['wait-for-connection', 'wait-for-allowance'])

/** One call after the other: a later row of the same record must arrive later. */
async function sendAll<R>(sending: Sending<R>, rows: Placed<R>[]): Promise<void> {
  let stopped: Problem | undefined
  for (const five of calls(chunks(sending.set, rows), partsPerComposite - sending.ahead.calls.length)) {
    if (stopped) fail(sending, five.flat(), stopped)
    else stopped = await sendTogether(sending, five)
  }
}

/** Five collections to a call; fewer in the first when it reads ahead. */
function calls<R>(parts: Placed<R>[][], first: number): Placed<R>[][][] {
  return [parts.slice(0, first), ...pieces(parts.slice(first), partsPerComposite)].filter(({ length }) => length > 0)
}

/** Returns what stops the calls after this one. */
async function sendTogether<R>(sending: Sending<R>, parts: Placed<R>[][]): Promise<Problem | undefined> {
  const { caller, set, ahead } = sending
  sending.ahead = nothingAhead
  const requests = parts.map((part) => set.request(part.map(({ row }) => row)))
  const outcomes = await callTogether(caller, requests, ahead)
  const spoilt: Placed<R>[][] = []
  for (const [n, part] of parts.entries()) {
    const outcome = outcomes[n] ?? unanswered()
    if (!(outcome instanceof Problem)) settle(sending, part, outcome)
    else if (part.length > 1 && isAboutOneRow(outcome)) spoilt.push(part)
    else fail(sending, part, named(outcome, set, part))
  }
  await search(sending, spoilt)
  return outcomes.filter((outcome) => outcome instanceof Problem).find(({ then }) => stopping.has(then))
}

/**
 * One row that Salesforce cannot even read spoils its whole collection. Nothing of it was applied, so the collection is sent
 * again in five parts, and the part that is refused again once more, until the row stands alone.
 */
async function search<R>(sending: Sending<R>, spoilt: Placed<R>[][]): Promise<void> {
  const parts = spoilt.flatMap((part) => pieces(part, Math.ceil(part.length / partsPerComposite)))
  for (const five of pieces(parts, partsPerComposite)) {
    sending.searchCalls -= 1
    const stopped = sending.searchCalls < 0 ? tooManySpoilt() : await sendTogether(sending, five)
    if (stopped) fail(sending, five.flat(), stopped)
  }
}

function isAboutOneRow({ then, details }: Problem): boolean {
  const status = details.salesforce?.httpStatus
  return then === 'stop' && (status === 400 || status === 404)
}

/** A refusal of a collection of one row is that row's: name its object and values. */
function named<R>(problem: Problem, set: RowSet<R>, part: Placed<R>[]): Problem {
  const [only] = part
  const said = problem.details.salesforce
  if (!only || part.length > 1 || !said || problem.then !== 'stop') return problem
  return refusalOf([{ ...said }], said.httpStatus, set.about(only.row))
}

function settle<R>(sending: Sending<R>, part: Placed<R>[], answers: RowAnswer[]): void {
  for (const [n, { row, index }] of part.entries()) {
    const answer = answers[n]
    sending.results[index] = answer ? resultOf(sending.set, row, answer) : { ok: false, problem: unanswered() }
  }
}

function resultOf<R>(set: RowSet<R>, row: R, { success, id, created, errors }: RowAnswer): RowResult {
  if (success && id) return { ok: true, id, created: set.created(created) }
  return { ok: false, problem: rowProblem(errors, set.about(row)) }
}

/** Rows that have their result keep it. */
function fail<R>({ results }: Sending<R>, part: Placed<R>[], problem: Problem): void {
  for (const { index } of part) if (!results[index]?.ok) results[index] = { ok: false, problem }
}

function unanswered(): Problem {
  return lostWrite('Salesforce answered fewer rows than were sent')
}

function tooManySpoilt(): Problem {
  return new Problem('sibling-failed', {
    what: 'This row was not saved, because Salesforce could not read many rows sent with it.',
    fix: 'Correct the rows that name their fault, then send this one again.',
  })
}

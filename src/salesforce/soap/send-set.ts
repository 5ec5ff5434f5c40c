/** Sends wishes set-wise by SOAP: as many a call as it takes, one outcome each, rows held by others tried again. */
import { asProblem, Problem } from '../../problems.ts'
import type { Caller } from '../call.ts'
import { pieces } from '../composite.ts'
import { lostWrite } from '../lost.ts'
import { rowProblem } from '../refusals/index.ts'
import { pause, type Waits, waitBefore } from '../waits.ts'
import { envelope } from './envelope.ts'
import { find, readXml, textOf, textsOf, type XmlElement } from './read-xml.ts'
import type { SoapSet } from './soap-set.ts'
import type { SoapOutcome } from './wishes.ts'
import { element } from './write-xml.ts'

export interface SoapLine {
  caller: Caller
  /** '66.0' */
  apiVersion: string
  clientName: string
  waits: Waits
}

interface Sending<Wish, Done> {
  line: SoapLine
  set: SoapSet<Wish, Done>
  outcomes: SoapOutcome<Done>[]
  /** Calls that may still be spent on finding wishes that spoil their call. */
  searchCalls: number
}

interface Placed<Wish> {
  wish: Wish
  xml: string
  index: number
}

const searchCallsAtMost = 20
/** What stops one call of an org stops the next as well: no allowance, no connection. */
const stopping = new Set(['wait-for-connection', 'wait-for-allowance'])

/** One outcome a wish, in order. Never throws: what stops a call is the Problem of each of its wishes. */
export async function sendSet<Wish, Done>(
  line: SoapLine,
  set: SoapSet<Wish, Done>,
  wishes: Wish[],
): Promise<SoapOutcome<Done>[]> {
  const outcomes = wishes.map((): SoapOutcome<Done> => ({ ok: false, problem: unanswered() }))
  const sending: Sending<Wish, Done> = { line, set, outcomes, searchCalls: searchCallsAtMost }
  let pending = write(sending, wishes)
  for (let tried = 1; pending.length > 0; tried += 1) {
    await sendAll(sending, pending)
    pending = pending.filter(({ index }) => isLocked(outcomes[index]))
    const ms = waitBefore('retry-lock', tried, line.waits)
    if (pending.length === 0 || ms === null) break
    await pause(ms)
  }
  return outcomes
}

/** The wishes that can be sent; the others have their outcome. */
function write<Wish, Done>({ set, outcomes }: Sending<Wish, Done>, wishes: Wish[]): Placed<Wish>[] {
  return wishes.flatMap((wish, index) => {
    try {
      return [{ wish, xml: set.write(wish), index }]
    } catch (thrown) {
      outcomes[index] = { ok: false, problem: asProblem(thrown) }
      return []
    }
  })
}

function isLocked(outcome: SoapOutcome<unknown> | undefined): boolean {
  return outcome?.ok === false && outcome.problem.then === 'retry-lock'
}

async function sendAll<Wish, Done>(sending: Sending<Wish, Done>, placed: Placed<Wish>[]): Promise<void> {
  let stopped: Problem | undefined
  for (const part of pieces(placed, sending.set.perCall)) {
    if (!stopped) stopped = await sendPart(sending, part)
    else fail(sending, part, stopped)
  }
}

/** Returns what stops the calls after this one. */
async function sendPart<Wish, Done>(sending: Sending<Wish, Done>, part: Placed<Wish>[]): Promise<Problem | undefined> {
  const answered = await call(sending, part).catch(asProblem)
  if (!(answered instanceof Problem)) {
    for (const [n, one] of part.entries()) settle(sending, one, answered[n])
    return undefined
  }
  if (answered.then === 'stop' && part.length > 1 && sending.searchCalls >= 2) return search(sending, part)
  fail(sending, part, answered)
  return stopping.has(answered.then) ? answered : undefined
}

/** A wish that Salesforce cannot even read spoils its call. Nothing of it was done, so each half is sent by itself. */
async function search<Wish, Done>(sending: Sending<Wish, Done>, part: Placed<Wish>[]): Promise<Problem | undefined> {
  sending.searchCalls -= 2
  let stopped: Problem | undefined
  for (const half of pieces(part, Math.ceil(part.length / 2))) stopped ??= await sendPart(sending, half)
  return stopped
}

/** The results of one call, in order. */
async function call<Wish, Done>({ line, set }: Sending<Wish, Done>, part: Placed<Wish>[]): Promise<XmlElement[]> {
  const content = element(set.operation, part.map(({ xml }) => xml).join(''))
  const { body } = await line.caller.call({
    method: 'POST',
    path: `/services/Soap/u/${line.apiVersion}`,
    headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml', soapaction: '""' },
    envelope: (accessToken) => envelope(accessToken, line.clientName, content),
    write: true,
  })
  const response = find(readXml(body), 'Body', `${set.operation}Response`)
  return response?.children.filter(({ name }) => name === 'result') ?? []
}

function settle<Wish, Done>(
  { set, outcomes }: Sending<Wish, Done>,
  { wish, index }: Placed<Wish>,
  result: XmlElement | undefined,
): void {
  if (!result) return
  if (textOf(result, 'success') === 'true') outcomes[index] = { ok: true, ...set.read(result) }
  else outcomes[index] = { ok: false, problem: rowProblem(errorsOf(result), set.about(wish)) }
}

function errorsOf(result: XmlElement): unknown[] {
  const errors = result.children.filter(({ name }) => name === 'errors')
  return errors.map((error) => ({
    statusCode: textOf(error, 'statusCode') ?? 'UNKNOWN_EXCEPTION',
    message: textOf(error, 'message') ?? '',
    fields: textsOf(error, 'fields'),
  }))
}

function fail<Wish, Done>({ outcomes }: Sending<Wish, Done>, part: Placed<Wish>[], problem: Problem): void {
  for (const { index } of part) outcomes[index] = { ok: false, problem }
}

function unanswered(): Problem {
  return lostWrite('Salesforce answered fewer results than were sent')
}

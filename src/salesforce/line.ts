/** Calls one org: adds the session, renews it once, retries what is safe, reports every HTTP call. */
import type { Dispatcher } from 'undici'
import { Problem } from '../problems.ts'
import { lostAnswer, lostWrite } from './lost.ts'
import { refusalOf } from './refusals/index.ts'
import type { CallPurpose, CallReport, Meter, RestAnswer, RestCall, Session, SessionSource } from './salesforce.ts'
import { readFault } from './soap/read-fault.ts'
import { counted, readOrgTime, readUsage } from './usage.ts'
import { pause, type Waits, waitBefore } from './waits.ts'
import type { ByteSource, Exchange, Incoming } from './wire.ts'

export interface LineOptions {
  session: SessionSource
  apiVersion: string
  clientName: string
  onCall: (report: CallReport) => void
  dispatcher: Dispatcher | undefined
  waits: Waits
}

/** Whom a call is attributed to. */
export interface Attribution {
  purpose: CallPurpose
  meter: Meter | undefined
}

/** `exchange` decides whether the answer is read as a whole or as a stream. */
export type Line = (...asked: Asked) => Promise<RestAnswer>

type Asked = [call: RestCall, attribution: Attribution, exchange: Exchange]

type Attempt = { answer: Incoming } | { problem: Problem; safe: boolean; retryAfter?: string }

/** Opens the line. The calls it makes throw Problems only. */
export function openLine(options: LineOptions): Line {
  return async (...asked) => {
    let session = await options.session.current()
    let renewed = false
    for (let tried = 1; ; tried += 1) {
      const attempt = await tryOnce(options, session, asked)
      if ('answer' in attempt) return attempt.answer
      if (attempt.problem.code === 'session-expired') {
        if (renewed) throw stillExpired(attempt.problem)
        session = await options.session.renew(session)
        renewed = true
        continue
      }
      const ms = attempt.safe ? waitBefore(attempt.problem.then, tried, options.waits, attempt.retryAfter) : null
      if (ms === null) throw attempt.problem
      await pause(ms)
    }
  }
}

async function tryOnce(options: LineOptions, session: Session, [call, attribution, exchange]: Asked): Promise<Attempt> {
  const started = performance.now()
  const origin = new URL(session.instanceUrl).origin
  const write = isWrite(call)
  const report = (cost: number, refused: Problem | null, answer?: Incoming) => {
    const ms = Math.round(performance.now() - started)
    tell(options, attribution, { call, ms, cost, refused, answer })
  }
  const request = { origin, ...outgoing(options, session, call) }
  const answer = await exchange(request, options.dispatcher).catch((thrown) => lostAnswer(thrown, origin, write))
  if ('problem' in answer) {
    report(answer.sent ? counted(call) : 0, answer.problem)
    return { problem: answer.problem, safe: !(answer.sent && write) }
  }
  const attempt = judge(answer, call, write)
  report(counted(call), 'problem' in attempt ? attempt.problem : null, answer)
  return attempt
}

/** Created by POST unless the call says otherwise; the other methods set a state and may be repeated. */
function isWrite(call: RestCall): boolean {
  return call.write ?? call.method === 'POST'
}

/** 304 is an answer to a conditional read. After a 5xx to a write nobody knows whether it was carried out. */
function judge(answer: Incoming, call: RestCall, write: boolean): Attempt {
  if ((answer.status >= 200 && answer.status < 300) || answer.status === 304) return { answer }
  const fault = call.envelope && readFault(answer.body)
  // SOAP answers every refusal with 500, so the status says nothing.
  const problem = fault ? refusalOf([fault], 400) : refusalOf(answer.body, answer.status, { path: call.path })
  if (write && answer.status >= 500 && !fault) {
    const how = `Salesforce answered ${answer.status} to a write`
    return { problem: lostWrite(how, problem, problem.details.salesforce), safe: false }
  }
  const retryAfter = answer.headers['retry-after']
  return { problem, safe: true, ...(retryAfter && { retryAfter }) }
}

function outgoing(options: LineOptions, session: Session, call: RestCall) {
  const body = encode(call.envelope ? call.envelope(session.accessToken) : call.body)
  return {
    method: call.method,
    path: call.path.startsWith('/services') ? call.path : `/services/data/v${options.apiVersion}${call.path}`,
    headers: {
      authorization: `Bearer ${session.accessToken}`,
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': options.clientName,
      'sforce-call-options': `client=${options.clientName}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json; charset=UTF-8' }),
      ...call.headers,
    },
    body,
    ...(call.timeoutMs && { timeoutMs: call.timeoutMs }),
  }
}

/** Values go as JSON; text, bytes and streams of bytes go as they are, with the content type the call names. */
function encode(body: unknown): string | Uint8Array | ByteSource | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'function') return body as ByteSource
  return typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
}

interface Told {
  call: RestCall
  ms: number
  cost: number
  refused: Problem | null
  answer: Incoming | undefined
}

function tell(options: LineOptions, { purpose, meter }: Attribution, { call, ms, cost, refused, answer }: Told): void {
  if (meter) meter.calls += cost
  options.onCall({
    purpose,
    method: call.method,
    path: call.path,
    status: answer?.status ?? 0,
    ms,
    counted: cost,
    refused,
    usage: readUsage(answer?.headers['sforce-limit-info']),
    orgTime: readOrgTime(answer?.headers['date']),
  })
}

/** A fresh session was refused as well: repeating cannot help, only a person can. */
function stillExpired(problem: Problem): Problem {
  return new Problem('session-expired', {
    ...problem.details,
    what: 'Salesforce refused a session that was renewed a moment ago.',
    fix: 'Test the connection; if it stays so, connect the org again.',
    then: 'wait-for-connection',
  })
}

/** The HTTP server: from the socket through the switchboard to the doors, and into the ledger. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Control, controlPath, type Faults, type Ledger, type Plan } from './control/index.ts'
import {
  type Answer,
  answerPreflight,
  bodyChunks,
  contentOf,
  corsHeaders,
  type Dispatcher,
  type Instance,
  json,
  type Request,
  readBody,
  readHead,
  readXmlBody,
  send,
  takesGzip,
  text,
  tokenOf,
  toXmlAnswer,
  wantsXml,
} from './doors/index.ts'
import { OrgError } from './org/index.ts'

export interface ServerParts {
  instance: Instance
  doors: Dispatcher
  control: Control
  faults: Faults
  ledger: Ledger
}

/** Longest request target, and target plus headers, that Salesforce takes, in bytes. */
const maxTargetBytes = 16_384
/** What answers the requests of a port. */
export function answerer(parts: ServerParts): RequestListener {
  return (message, response) => {
    serve(parts, message, response).catch((failure: unknown) => abandon(response, failure))
  }
}

async function serve(parts: ServerParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now()
  const request = readHead(message)
  const options = {
    pretty: request.headers['x-prettyprint'] === '1',
    bodyless: request.method === 'HEAD',
    gzip: takesGzip(request.headers['accept-encoding']),
  }
  const tooLong = checkLength(message)
  if (tooLong) return send(response, tooLong, options)
  if (request.path === controlPath || request.path.startsWith(`${controlPath}/`)) {
    request.body = await readBody(message)
    return send(response, await parts.control.answer(request), options)
  }
  const { corsOrigins } = parts.instance
  const preflight = answerPreflight(request, corsOrigins)
  if (preflight) return send(response, preflight, options)
  const bodyRefused = await takeBody(parts, message, request)
  if (bodyRefused) return send(response, inFormOf(request, bodyRefused), options)
  const plan = parts.faults.plan(request)
  if (plan.slowMs !== undefined) await sleep(plan.slowMs)
  const answer = plan.cut === 'before' ? json([], 0) : await answerPlanned(parts, request, plan)
  response.setHeader('Date', new Date(parts.instance.org.clock.now()).toUTCString())
  Object.assign(answer.headers, corsHeaders(request, corsOrigins))
  if (plan.cut === undefined) await send(response, answer, options)
  else cut(response, answer, plan.cut)
  record(parts, { request, answer, plan, ms: performance.now() - started })
}

async function takeBody(parts: ServerParts, message: IncomingMessage, request: Request): Promise<Answer | undefined> {
  if (parts.doors.streams(request.method, request.path)) {
    request.chunks = bodyChunks(message)
    return undefined
  }
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  try {
    request.body = await readBody(message)
    return takeXml(request)
  } catch (failure) {
    if (failure instanceof OrgError) return parts.doors.refuse(request, failure)
    throw failure
  }
}

/** The REST API takes and answers XML, too. The doors know JSON only, so bodies and answers are turned around them. */
function takeXml(request: Request): Answer | undefined {
  if (!isRest(request) || request.body.length === 0 || !/\bxml\b/i.test(request.headers['content-type'] ?? '')) return
  const read = readXmlBody(request.body)
  if ('refusal' in read) return read.refusal
  request.value = read.value
  return undefined
}

function isRest({ path }: Request): boolean {
  return /^\/services\/data(?:\/|$)/i.test(path)
}

/** What the doors answer, under the conditions the switchboard set. */
async function answerPlanned(parts: ServerParts, request: Request, plan: Plan): Promise<Answer> {
  const { org } = parts.instance
  request.faults = {
    refuse: (object, row) => parts.faults.refuseRow(request, plan, object, row),
    visibleAfterMs: plan.visibleAfterMs,
  }
  const token = plan.expireToken ? (tokenOf(request) ?? soapSession(request)) : undefined
  if (token !== undefined) org.accounts.revoke(token)
  if (plan.answer) return plan.answer
  if (plan.refusal) return inFormOf(request, parts.doors.refuse(request, plan.refusal))
  const skewMs = plan.skewMs ?? 0
  if (skewMs !== 0) org.clock.advance(skewMs)
  try {
    return inFormOf(request, await parts.doors.answer(request))
  } finally {
    if (skewMs !== 0) org.clock.advance(-skewMs)
  }
}

/** The answer as the client wants it: in XML, if it takes nothing else. */
function inFormOf(request: Request, answer: Answer): Answer {
  return isRest(request) && wantsXml(request) ? toXmlAnswer(answer, request.tally.resource) : answer
}

/** SOAP carries its session in the envelope. */
function soapSession({ path, body }: Request): string | undefined {
  if (!/^\/services\/soap\//i.test(path)) return undefined
  return /<(?:\w+:)?sessionId>\s*([^<\s]+)\s*</i.exec(body.toString('utf8'))?.[1]
}

function checkLength(message: IncomingMessage): Answer | undefined {
  const target = message.url?.length ?? 0
  if (target > maxTargetBytes) return text('text/html', '<h1>414 URI Too Long</h1>', 414)
  const headers = message.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0)
  return target + headers > maxTargetBytes
    ? text('text/html', '<h1>431 Request Header Fields Too Large</h1>', 431)
    : undefined
}

/** Drops the connection: at once, or after half of the answer's bytes. */
function cut(response: ServerResponse, answer: Answer, where: NonNullable<Plan['cut']>): void {
  if (where !== 'half' || answer.body.kind === 'stream') {
    response.destroy()
    return
  }
  const { type = 'application/json', content = '' } = contentOf(answer.body, { pretty: false })
  const whole = Buffer.from(content)
  response.writeHead(answer.status, { ...answer.headers, 'Content-Type': type, 'Content-Length': whole.length })
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy())
}

/** A request that was answered under a plan, and how long that took. */
interface Answered {
  request: Request
  answer: Answer
  plan: Plan
  ms: number
}

function record({ instance, ledger }: ServerParts, { request, answer, plan, ms }: Answered): void {
  const { tally } = request
  const entry = {
    time: new Date(instance.org.clock.now()).toISOString(),
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    resource: tally.resource ?? null,
    client: tally.client,
    userId: tally.userId ?? null,
    status: answer.status,
    ms: Math.round(ms * 100) / 100,
    apiCalls: tally.apiCalls,
    fault: plan.rules[0] ?? null,
  }
  ledger.add(entry, () => ({ object: tally.object ?? null, rows: tally.rows }))
}

function abandon(response: ServerResponse, failure: unknown): void {
  console.error(failure)
  response.destroy()
}

/** Asks a web address. */
import { createHash } from 'node:crypto'
import { Problem, type ProblemCode } from '../../problems.ts'
import type { HttpStep } from '../../workflows/index.ts'
import { callOut } from './call-out.ts'
import { bodyOf } from './http-body.ts'
import { type HttpRequest, httpRequest } from './http-request.ts'
import type { Doing, Shop } from './shop.ts'

/** Methods that may be repeated: once done, done again they change nothing. https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const repeatable = new Set(['PUT', 'DELETE'])
const reading = new Set(['GET', 'HEAD'])
const timeoutMs = 30_000

export const httpDoing: Doing<HttpStep> = {
  async result({ step, at, shop, entry }) {
    const { method, idempotent } = step.http
    const request = await httpRequest(step, at, (name) => shop.secret(at.run.workflow.id, name))
    entry.input = request.shown
    const isSafe = repeatable.has(method) || idempotent === true
    const writeClass = reading.has(method) ? null : isSafe ? 'E1' : 'E3'
    entry.writeClass = writeClass
    if (writeClass !== null) request.headers['idempotency-key'] ??= keyOf(at.run.id, entry.path)
    const send = () => ask(step, request, shop)
    const { run } = at
    return callOut({ run, entry, retry: step.retry, writeClass, what: `${method} ${request.url}`, send }, shop)
  },
}

/** The same for every attempt of this step of this run. */
function keyOf(runId: string, path: string): string {
  return createHash('sha256').update(`${runId} ${path}`).digest('hex').slice(0, 32)
}

async function ask(step: HttpStep, { url, headers, body, hide }: HttpRequest, shop: Shop): Promise<unknown> {
  const { method, accept } = step.http
  const answer = await shop.outside.fetch({ method, url, headers, body, timeoutMs: step.timeoutMs ?? timeoutMs })
  const { status } = answer
  const { 'set-cookie': _cookie, ...shown } = answer.headers
  const result = hide({ status, headers: shown, ...bodyOf(answer) })
  if ((status >= 200 && status < 300) || accept.includes(status)) return result
  throw refusal(`${method} ${url}`, status, answer.headers['retry-after'], result.body)
}

/** Of a write a gateway's time-out leaves open whether it was done; 429 and 503 say that it was not. */
const codes: Record<number, ProblemCode> = {
  408: 'outside-unavailable',
  425: 'outside-unavailable',
  429: 'outside-unavailable',
  500: 'answer-lost',
  502: 'answer-lost',
  503: 'outside-unavailable',
  504: 'answer-lost',
}

function refusal(what: string, status: number, retryAfter: string | undefined, body: unknown): Problem {
  const said = body === null ? '' : `: ${(typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 300)}`
  const seconds = Number(retryAfter)
  return new Problem(codes[status] ?? 'outside-refused', {
    what: `${what} was answered with ${status}${said}.`,
    fix: codes[status] ? 'It is tried again.' : `Correct the request, or put ${status} into "accept" and handle it.`,
    ...(seconds > 0 && { retryAfterMs: Math.min(seconds, 86_400) * 1000 }),
  })
}

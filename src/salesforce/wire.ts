/** One HTTP exchange: bytes out, status and body in. No session, no retry, no judgement. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Agent, type Dispatcher } from 'undici'
import { Turns } from './turns.ts'

export interface Outgoing {
  origin: string
  method: Dispatcher.HttpMethod
  path: string
  headers: Record<string, string>
  body: string | Uint8Array | null
  timeoutMs?: number
}

export interface Incoming {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** The longest we wait for one answer. Shorter than the settle time, so that a look after it sees the outcome. */
export const callTimeoutMs = 120_000
const largestBody = 128 * 1024 * 1024
const callsAtOnce = 20

const unzip = promisify(gunzip)

/** Keep-alive sockets per origin, shared by every client of the process; HTTP/1.1, as Salesforce's API hosts speak it. */
const sharedDispatcher = new Agent({ allowH2: false, connect: { timeout: 10_000 }, maxResponseSize: largestBody })
const turnsByOrigin = new Map<string, Turns>()

/** Sends once and reads all of the answer. Throws what the socket throws. At most 20 exchanges an origin at the same time. */
export function exchange(outgoing: Outgoing, dispatcher: Dispatcher = sharedDispatcher): Promise<Incoming> {
  const { timeoutMs = callTimeoutMs, ...request } = outgoing
  const turns = turnsByOrigin.get(outgoing.origin) ?? new Turns(callsAtOnce)
  turnsByOrigin.set(outgoing.origin, turns)
  return turns.take(async () => {
    const answer = await dispatcher.request({ ...request, signal: AbortSignal.timeout(timeoutMs) })
    const headers = plainHeaders(answer.headers)
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    const whole = headers['content-encoding'] === 'gzip' ? await unzip(bytes, { maxOutputLength: largestBody }) : bytes
    return { status: answer.statusCode, headers, body: readBody(whole, headers['content-type'] ?? '') }
  })
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}

/** JSON as values, text as a string, anything else as bytes, nothing as null. */
function readBody(bytes: Buffer, type: string): unknown {
  if (bytes.length === 0) return null
  if (/[/+]json\b/.test(type)) return parseJson(bytes.toString('utf8'))
  return /^text\/|[/+]xml\b|x-www-form-urlencoded/.test(type) ? bytes.toString('utf8') : new Uint8Array(bytes)
}

/** A proxy's error page may claim to be JSON: it then stays text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** One HTTP exchange: bytes out, status and body in. No session, no retry, no judgement. */
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { Agent, type Dispatcher } from 'undici'
import { Turns } from './turns.ts'

export interface Outgoing {
  origin: string
  method: Dispatcher.HttpMethod
  path: string
  headers: Record<string, string>
  /** A function makes the bytes anew for each try. */
  body: string | Uint8Array | ByteSource | null
  timeoutMs?: number
}

export type ByteSource = () => AsyncIterable<Uint8Array>

export interface Incoming {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** The longest we wait for one answer. Shorter than the settle time, so that a look after it sees the outcome. */
const callTimeoutMs = 120_000
const largestBody = 128 * 1024 * 1024
const callsAtOnce = 20

const unzip = promisify(gunzip)

/** Keep-alive sockets per origin, shared by every client of the process; HTTP/1.1, as Salesforce's API hosts speak it. */
const sharedDispatcher = new Agent({ allowH2: false, connect: { timeout: 10_000 }, maxResponseSize: largestBody })
/** For answers of any size, which are never held as a whole. */
const streamingDispatcher = new Agent({ allowH2: false, connect: { timeout: 10_000 } })
const turnsByOrigin = new Map<string, Turns>()

export type Exchange = (outgoing: Outgoing, dispatcher?: Dispatcher) => Promise<Incoming>

/** Sends once and reads all of the answer. Throws what the socket throws. At most 20 exchanges an origin at the same time. */
export const exchange: Exchange = ({ timeoutMs = callTimeoutMs, ...outgoing }, dispatcher = sharedDispatcher) =>
  turnsOf(outgoing.origin).take(async () => {
    const signal = AbortSignal.timeout(timeoutMs)
    return readWhole(await dispatcher.request({ ...outgoing, body: bytesOf(outgoing.body), signal }))
  })

/**
 * The same, but the body of a good answer is a stream of its bytes, unpacked. The time limit is that of each wait: for the
 * answer to begin, and for its next piece. Whoever does not read the stream to its end destroys it.
 */
export const exchangeStream: Exchange = (
  { timeoutMs = callTimeoutMs, ...outgoing },
  dispatcher = streamingDispatcher,
) =>
  turnsOf(outgoing.origin).take(async () => {
    const waits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs }
    const answer = await dispatcher.request({ ...outgoing, body: bytesOf(outgoing.body), ...waits })
    if (answer.statusCode >= 300) return readWhole(answer)
    const headers = plainHeaders(answer.headers)
    const unpacked = headers['content-encoding'] === 'gzip'
    // A failure of either stream ends both; who reads hears of it.
    const body = unpacked ? pipeline(answer.body, createGunzip(), () => {}) : answer.body
    return { status: answer.statusCode, headers, body }
  })

function turnsOf(origin: string): Turns {
  const turns = turnsByOrigin.get(origin) ?? new Turns(callsAtOnce)
  turnsByOrigin.set(origin, turns)
  return turns
}

function bytesOf(body: Outgoing['body']): string | Uint8Array | Readable | null {
  return typeof body === 'function' ? Readable.from(body(), { objectMode: false }) : body
}

async function readWhole(answer: Dispatcher.ResponseData): Promise<Incoming> {
  const headers = plainHeaders(answer.headers)
  const bytes = Buffer.from(await answer.body.arrayBuffer())
  const whole = headers['content-encoding'] === 'gzip' ? await unzip(bytes, { maxOutputLength: largestBody }) : bytes
  return { status: answer.statusCode, headers, body: readBody(whole, headers['content-type'] ?? '') }
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

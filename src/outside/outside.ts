/** Asks one address of the outside: safely, within size and time, following a few redirects. */
import type { LookupFunction } from 'node:net'
import { type Agent, DecoratorHandler, type Dispatcher, errors } from 'undici'
import { Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import { type Allowed, readAllowed } from './allowed.ts'
import { openDoor } from './door.ts'
import { type Asking, follow, readUrl } from './follow.ts'
import { encodings, readBody } from './read-body.ts'
import { lostAnswer, unfitHeader, unfitUrl, unreachable } from './refusals.ts'

export interface OutsideRequest {
  url: string
  /** Default GET. */
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array | null
  /** For everything, redirects included; default 30 s. */
  timeoutMs?: number
  /** Of the unpacked body; default 10 MB. */
  mostBytes?: number
  signal?: AbortSignal
}

export interface OutsideAnswer {
  status: number
  /** Where it came from in the end. */
  url: string
  /** Names in lower case; several of one name with commas between them. */
  headers: Record<string, string>
  body: Buffer
}

export interface Outside {
  /**
   * Throws Problem `address-closed` for an address that is not public, `input-invalid` for one that is none,
   * `outside-unreachable` when nothing was asked, `answer-lost` when it was and no answer came, `answer-too-large`.
   */
  fetch(request: OutsideRequest): Promise<OutsideAnswer>
  close(): Promise<void>
}

const usual = { timeoutMs: 30_000, mostBytes: 10_485_760 }
const redirectsAtMost = 3

/** `lookup` replaces the system's resolver in tests. */
export function createOutside(settings: Pick<Settings, 'allowHosts'>, lookup?: LookupFunction): Outside {
  const allowed = readAllowed(settings.allowHosts)
  const door = openDoor({ allowed, ...(lookup && { lookup }) })
  return {
    fetch: (request) => fetchWith(door, allowed, request),
    close: () => door.destroy(),
  }
}

async function fetchWith(door: Agent, allowed: Allowed, request: OutsideRequest): Promise<OutsideAnswer> {
  const { timeoutMs, mostBytes } = { ...usual, ...request }
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(request.signal ? [request.signal] : [])])
  let asking: Asking = {
    method: request.method ?? 'GET',
    url: readUrl(request.url, allowed.name),
    headers: { 'user-agent': 'Rainmaker', ...request.headers, 'accept-encoding': encodings },
    body: request.body ?? null,
  }
  for (let turn = 0; ; turn++) {
    const answer = await ask(door, asking, signal)
    const location = answer.headers['location']
    const to = typeof location === 'string' ? new URL(location, asking.url).href : null
    const next = follow(asking, answer.statusCode, to === null ? null : readUrl(to, allowed.name))
    if (!next) return whole(answer, asking.url.href, mostBytes)
    await answer.body.dump({ limit: 65_536 })
    if (turn === redirectsAtMost) throw unfitUrl(request.url, `it leads on more than ${redirectsAtMost} times`)
    asking = { ...next, headers: { ...next.headers, 'accept-encoding': encodings } }
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-field-values */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/

/** A header that undici refuses by itself takes one of the host's lines with it for good. */
function checkHeaders({ headers }: Asking): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!headerName.test(name)) throw unfitHeader(`${JSON.stringify(name)} is no name of a header`)
    if (!headerValue.test(value)) throw unfitHeader(`The header ${name} holds a character that headers cannot carry`)
  }
}

async function ask(door: Agent, asking: Asking, signal: AbortSignal) {
  checkHeaders(asking)
  const { method, url, headers, body } = asking
  const options = { path: url.pathname + url.search, method: method as Dispatcher.HttpMethod, headers, body, signal }
  let begun = false
  const marked = door.compose((dispatch) => (given, to) => dispatch(given, new Begun(to, () => (begun = true))))
  try {
    // What still waits for a free line does not hear its signal.
    return await Promise.race([marked.request({ ...options, origin: url.origin }), aborted(signal)])
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof errors.InvalidArgumentError) throw unfitUrl(url.href, error.message)
    throw begun ? lostAnswer(url.href, error) : unreachable(url.href, error)
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** Tells when a request goes out on the wire: whether anything can have been done is decided there. */
class Begun extends DecoratorHandler {
  readonly #to: Dispatcher.DispatchHandler
  readonly #tell: () => void

  constructor(to: Dispatcher.DispatchHandler, tell: () => void) {
    super(to)
    this.#to = to
    this.#tell = tell
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.#tell()
    this.#to.onRequestStart?.(controller, context)
  }
}

async function whole(answer: Dispatcher.ResponseData, url: string, mostBytes: number): Promise<OutsideAnswer> {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : `${value}`]),
  )
  try {
    const body = await readBody(answer.body, headers['content-encoding'] ?? '', url, mostBytes)
    return { status: answer.statusCode, url, headers, body }
  } catch (error) {
    throw error instanceof Problem ? error : lostAnswer(url, error)
  }
}

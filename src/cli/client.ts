/** Talks to the server over HTTP: finds it through RAINMAKER_URL and RAINMAKER_KEY, or the data folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem, type ProblemJson } from '../problems.ts'
import type { Settings } from '../settings.ts'

export interface Client {
  url: string
  get<T>(path: string): Promise<T>
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>
  /** The lines of JSON of a streamed answer. */
  lines(path: string, body: unknown): AsyncIterable<unknown>
  /** Messages of GET /api/v1/stream until the signal says stop. */
  stream(signal: AbortSignal): AsyncIterable<unknown>
}

interface ServerFile {
  url: string
  pid: number
}

export async function readServerFile(dataDir: string): Promise<ServerFile | null> {
  const text = await readFile(join(dataDir, 'server.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as ServerFile)
}

/** Throws Problem `server-unreachable` when no server is known. */
export async function findServer(settings: Settings): Promise<Client> {
  const url = settings.url || (await readServerFile(settings.dataDir))?.url
  if (!url) {
    throw new Problem('server-unreachable', {
      what: `No server is known here: ${join(settings.dataDir, 'server.json')} does not exist.`,
      fix: 'Start one with `npm start`, or set RAINMAKER_URL and RAINMAKER_KEY.',
    })
  }
  const key = settings.key || (await readFile(join(settings.dataDir, 'api.key'), 'utf8').catch(() => '')).trim()
  return createClient(url.replace(/\/$/, ''), key, settings.tenant)
}

/** Throws `server-unreachable` where no server of ours answers, and the Problem of an answer that is one. */
export async function askServer(
  { url, key }: { url: string; key: string },
  path: string,
  { headers, ...request }: RequestInit & { headers: Record<string, string> },
): Promise<Response> {
  const whole = { ...request, headers: { authorization: `Bearer ${key}`, ...headers } }
  const answer = await fetch(`${url}${path}`, whole).catch((cause: unknown) => {
    throw new Problem('server-unreachable', {
      what: `No server answers at ${url}.`,
      fix: 'Start it with `npm start`, or set RAINMAKER_URL.',
      cause,
    })
  })
  if (!answer.ok) throw refusalOf(url, answer.status, await answer.json().catch(() => null))
  if (/^(?:application\/(?:json|x-ndjson)|text\/event-stream)/.test(answer.headers.get('content-type') ?? ''))
    return answer
  throw stranger(url)
}

/** `tenant`: for whom whoever runs the server works; '' for the first. */
export function createClient(url: string, key: string, tenant = ''): Client {
  const ask = async (method: string, path: string, body?: unknown, signal?: AbortSignal) => {
    const headers = {
      ...(tenant && { 'x-rainmaker-tenant': tenant }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    return askServer({ url, key }, path, { method, headers, ...content, ...(signal ? { signal } : {}) })
  }
  return {
    url,
    get: async <T>(path: string) => (await (await ask('GET', path)).json()) as T,
    send: async <T>(method: string, path: string, body?: unknown) =>
      (await (await ask(method, path, body ?? {})).json()) as T,
    async *lines(path, body) {
      const { body: text } = await ask('POST', path, body)
      if (text) for await (const line of piecesOf(text, '\n')) if (line) yield JSON.parse(line)
    },
    async *stream(signal) {
      const { body } = await ask('GET', '/api/v1/stream', undefined, signal)
      if (body) yield* readMessages(body)
    },
  }
}

/** What answers, but is no server of ours. */
const stranger = (url: string) =>
  new Problem('server-unreachable', {
    what: `What answers at ${url} is no Rainmaker server.`,
    fix: 'Set RAINMAKER_URL to the address that `npm start` printed, or leave it unset.',
  })

function refusalOf(url: string, status: number, answer: unknown): Problem {
  if (isProblem(answer)) return Problem.from(answer)
  return status === 404 || status === 401 || status === 400 || status === 405 ? stranger(url) : unavailable(url, status)
}

const unavailable = (url: string, status: number) =>
  new Problem('server-unreachable', {
    what: `${url} answers with status ${status}.`,
    fix: 'Try again in a moment; if it stays so, look at the log of the server and of what stands before it.',
  })

const isProblem = (answer: unknown): answer is ProblemJson =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'what' in answer && 'fix' in answer

/** Server-sent events: blocks parted by an empty line, their data lines holding one JSON message. */
async function* readMessages(body: ReadableStream<Uint8Array>): AsyncIterable<unknown> {
  for await (const block of piecesOf(body, '\n\n')) {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (data) yield JSON.parse(data)
  }
}

/** What stands before each mark, as it comes. */
async function* piecesOf(body: ReadableStream<Uint8Array>, mark: string): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    const pieces = (rest + chunk).split(mark)
    rest = pieces.pop() ?? ''
    yield* pieces
  }
}

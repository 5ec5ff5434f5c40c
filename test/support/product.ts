/** Starts the whole product as a user does — `rainmaker start` in a folder of its own — and speaks to it over HTTP only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../src/cli/main.mjs', import.meta.url))

export interface OrgFile {
  url: string
  controlUrl: string
  accessToken: string
  apiVersion: string
}

export interface Said {
  code: number
  stdout: string
  stderr: string
}

export interface Product {
  dataDir: string
  url(): Promise<string>
  serverPid(): Promise<number>
  org: OrgFile
  /** Milliseconds from launch until the demo was ready. */
  readyMs: number
  /** What `start` has printed so far. */
  told(): string
  get<T>(path: string): Promise<T>
  send<T>(path: string, body?: unknown, method?: string): Promise<T>
  /** Runs the command line against this product. */
  cli(...words: string[]): Promise<Said>
  /** A REST call to the org with its own user's token, as somebody else would. */
  orgCall<T>(method: string, path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

const json = async <T>(file: string) => JSON.parse(await readFile(file, 'utf8')) as T

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Waits until it holds; fails with the sentence when it takes longer than `patienceMs`. */
export async function until<T>(
  what: string,
  holds: () => Promise<T | false | null | undefined>,
  patienceMs = 60_000,
): Promise<T> {
  const end = Date.now() + patienceMs
  let trouble: unknown
  // A machine that stood still is looked at once more when it goes on: what was waited for may have happened.
  for (let isLast = false; !isLast; await pause(60)) {
    isLast = Date.now() >= end
    const answer = await holds().catch((thrown: unknown) => {
      trouble = thrown
      return null
    })
    if (answer) return answer
  }
  throw new Error(`waited ${patienceMs} ms for ${what}`, { cause: trouble })
}

export async function startProduct(existingDataDir?: string): Promise<Product> {
  const dataDir = existingDataDir ?? (await mkdtemp(join(tmpdir(), 'rainmaker-journey-')))
  const env = { ...process.env, RAINMAKER_DATA: dataDir, RAINMAKER_PORT: '0', RAINMAKER_ORG_PORT: '0', NO_COLOR: '1' }
  const begun = Date.now()
  const child = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = collect(child)
  await untilStarted(child, text)
  const readyMs = Date.now() - begun
  const org = await json<OrgFile>(join(dataDir, 'org.json'))
  const url = async () => (await json<{ url: string }>(join(dataDir, 'server.json'))).url
  const key = (await readFile(join(dataDir, 'api.key'), 'utf8')).trim()
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${await url()}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as T
  }
  return {
    dataDir,
    url,
    serverPid: async () => (await json<{ pid: number }>(join(dataDir, 'server.json'))).pid,
    org,
    readyMs,
    told: () => text.all,
    get: (path) => ask('GET', path),
    send: (path, body = {}, method = 'POST') => ask(method, path, body),
    cli: (...words) => runCli(words, env),
    orgCall: (method, path, body) => orgCall(org, method, path, body),
    async stop() {
      child.kill('SIGTERM')
      if (!isOver(child)) await new Promise((resolve) => child.once('exit', resolve))
      if (!existingDataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

/** Longer than `start` itself is patient, so that its own words are what fails the test; never leaves it running. */
const startPatienceMs = 200_000

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

async function untilStarted(child: ChildProcess, text: { all: string }): Promise<void> {
  const isReady = () => text.all.includes('Open the page:')
  await until('the demo to be ready', async () => isReady() || isOver(child), startPatienceMs).catch(() => undefined)
  if (isReady()) return
  child.kill('SIGTERM')
  throw new Error(`The demo was not ready. It said:\n${text.all}`)
}

function collect(child: ChildProcess): { all: string } {
  const text = { all: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text.all += chunk.toString()))
  return text
}

async function runCli(words: string[], env: NodeJS.ProcessEnv): Promise<Said> {
  const child = spawn(process.execPath, [cli, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)))
  return { code, ...said }
}

async function orgCall<T>(org: OrgFile, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${org.url}/services/data/v${org.apiVersion}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${org.accessToken}`,
      'content-type': 'application/json',
      'sforce-call-options': 'client=journey',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return (text ? JSON.parse(text) : null) as T
}

/** Server processes as users start them, all on one database; any of them can be killed and started again. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '../../src/cli/client.ts'
import type { Ground } from './ground.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export interface Server {
  dataDir: string
  pid: number
  /** What its start took. */
  readyMs: number
  /** Fulfilled when the process has ended, however. */
  ended: Promise<unknown>
  isAlive(): boolean
  kill(): Promise<void>
}

export interface Fleet {
  alive(): Server[]
  /** The last one of each folder, dead or alive. */
  all(): Server[]
  /** One more; or the one of this folder anew. With `crashAt` it ends itself at that place, perhaps before it is ready. */
  start(dataDir?: string, crashAt?: string): Promise<Server>
  /** Speaks to any that is ready. */
  client(): Client
  stop(): Promise<void>
}

/** `more` are settings beside those every server of the fleet gets. */
export function startFleet(ground: Ground, more: Record<string, string> = {}): Fleet {
  const servers = new Map<string, Server>()
  let client: Client | null = null

  async function start(dataDir = join(ground.folder, `server-${servers.size + 1}`), crashAt = ''): Promise<Server> {
    await mkdir(dataDir, { recursive: true })
    await rm(join(dataDir, 'server.json'), { force: true })
    const server = launch(ground, dataDir, { ...more, RAINMAKER_CRASH_AT: crashAt })
    servers.set(dataDir, server)
    const began = Date.now()
    const url = await untilReady(server)
    server.readyMs = Date.now() - began
    if (url) client = createClient(url, (await readFile(join(dataDir, 'api.key'), 'utf8')).trim())
    else if (crashAt === '')
      assert.fail(`a server did not come up: ${await readFile(join(dataDir, 'server.log'), 'utf8')}`)
    return server
  }

  return {
    alive: () => [...servers.values()].filter((server) => server.isAlive()),
    all: () => [...servers.values()],
    start,
    client() {
      assert.ok(client, 'a server was to be ready by now')
      return client
    },
    async stop() {
      await Promise.all([...servers.values()].map((server) => server.kill()))
    },
  }
}

function launch(ground: Ground, dataDir: string, more: Record<string, string>): Server {
  const env = {
    ...process.env,
    RAINMAKER_DATA: dataDir,
    RAINMAKER_MASTER_KEY_FILE: join(ground.folder, 'master.key'),
    RAINMAKER_PORT: '0',
    RAINMAKER_LOG: 'warn',
    DATABASE_URL: ground.url,
    ...more,
  }
  const log = openSync(join(dataDir, 'server.log'), 'a')
  const child: ChildProcess = spawn(process.execPath, [main], { env, stdio: ['ignore', log, log] })
  const ended = once(child, 'exit')
  return {
    dataDir,
    pid: child.pid ?? 0,
    readyMs: 0,
    ended,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await ended
    },
  }
}

/** The server's address, or null when it ended first. */
async function untilReady(server: Server): Promise<string | null> {
  const file = join(server.dataDir, 'server.json')
  while (server.isAlive()) {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text) return (JSON.parse(text) as { url: string }).url
    await sleep(20)
  }
  return null
}

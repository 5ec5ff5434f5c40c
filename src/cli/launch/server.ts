/** The server process of `start`: launched, watched, launched again when it dies. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../settings.ts'
import { type Client, createClient, findServer, readServerFile } from '../client.ts'
import { alive, launch, type Program, untilReady } from './children.ts'
import { standInEnv } from './stand-in.ts'
import { onWishedPort } from './wished-port.ts'

export interface RunningServer {
  client: Client
  pid: number
  /** True when it was up before we came. */
  wasThere: boolean
}

/** A process that takes a connection and says nothing for so long is no server that is up. */
const silentMs = 5000

/** The server of this data folder when it answers. */
export async function runningServer(settings: Settings): Promise<RunningServer | null> {
  const file = await readServerFile(settings.dataDir)
  if (!file || !alive(file.pid)) return null
  const up = await fetch(`${file.url}/health`, { signal: AbortSignal.timeout(silentMs) }).then(
    (answer) => answer.ok,
    () => false,
  )
  return up ? { client: await findServer({ ...settings, url: file.url }), pid: file.pid, wasThere: true } : null
}

/** Starts the server, or finds the one that runs. */
export async function startServer(settings: Settings, signal?: AbortSignal): Promise<RunningServer> {
  const there = await runningServer(settings)
  if (there) return there
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
  const known = (await readServerFile(settings.dataDir))?.url
  const launchOn = (port: number) => launchServer(settings, port, signal)
  const server = process.env.RAINMAKER_PORT
    ? await launchOn(settings.port)
    : await onWishedPort(known ? Number(new URL(known).port) : settings.port, launchOn)
  return { client: createClient(server.client.url, await keyOf(settings)), pid: server.pid, wasThere: false }
}

async function launchServer(settings: Settings, port: number, signal?: AbortSignal): Promise<RunningServer> {
  const program: Program = {
    main: 'src/main.ts',
    args: [],
    env: { ...(await standInEnv(settings.dataDir)), RAINMAKER_DATA: settings.dataDir, RAINMAKER_PORT: String(port) },
    logFile: join(settings.dataDir, 'server.log'),
  }
  const child = launch(program)
  const answering = async () => {
    const file = await readServerFile(settings.dataDir)
    return file?.pid === child.pid ? runningServer(settings) : null
  }
  const server = await untilReady(child, program, answering, signal)
  child.unref()
  return server
}

async function keyOf(settings: Settings): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return (await readFile(join(settings.dataDir, 'api.key'), 'utf8')).trim()
}

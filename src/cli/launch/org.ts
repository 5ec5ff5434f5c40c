/** The demo's local org: one process, its data in the data folder, the same port at every start. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { alive, launch, type Program, untilReady } from './children.ts'
import { onWishedPort } from './wished-port.ts'

/** What the local org prints when it is ready. */
export interface OrgInfo {
  url: string
  loginUrl: string
  clientId: string
  clientSecret: string
  username: string
  password: string
  orgId: string
  controlUrl: string
  /** Of its Pub/Sub API, without TLS. */
  pubsubPort: number
  pid: number
}

const defaultPort = 7071

async function answers(org: OrgInfo): Promise<boolean> {
  return fetch(`${org.url}/services/data`, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}

function lastLine(log: string): OrgInfo | null {
  const line = log.split('\n').findLast((text) => text.startsWith('{"'))
  return line ? (JSON.parse(line) as OrgInfo) : null
}

/** Starts it, or takes over the one that is still running from before. */
export async function startOrg(dataDir: string, signal?: AbortSignal): Promise<OrgInfo> {
  const file = join(dataDir, 'org.json')
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as OrgInfo,
    () => null,
  )
  if (known && alive(known.pid) && (await answers(known))) return known
  const launchOn = (port: number) => launchOrg(dataDir, port, signal)
  // The connection leads to a known one: that stays the same.
  const org = known
    ? await launchOn(Number(new URL(known.url).port))
    : await onWishedPort(Number(process.env.RAINMAKER_ORG_PORT ?? defaultPort), launchOn)
  await writeFile(file, JSON.stringify(org), { mode: 0o600 })
  return org
}

async function launchOrg(dataDir: string, port: number, signal?: AbortSignal): Promise<OrgInfo> {
  const logFile = join(dataDir, 'org.log')
  await mkdir(join(dataDir, 'org'), { recursive: true, mode: 0o700 })
  await writeFile(logFile, '', { mode: 0o600 })
  const program: Program = {
    main: 'local-org/main.mjs',
    args: ['--port', String(port), '--seed', 'demo', '--data', join(dataDir, 'org'), '--json'],
    logFile,
  }
  const child = launch(program)
  const org = await untilReady(child, program, async () => lastLine(await readFile(logFile, 'utf8')), signal)
  child.unref()
  return org
}

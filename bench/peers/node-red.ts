/** Node-RED with its usual nodes, installed for this measurement and gone afterwards. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMs, memoryMb } from '../support/measure.ts'
import { type Contender, NotHere } from './contender.ts'
import { install } from './install.ts'
import { flow, type OrgAccess } from './node-red-flow.ts'

const version = '5.0.7'

/** Throws NotHere when it cannot be installed. */
export async function startNodeRed(org: OrgAccess): Promise<Contender> {
  const folder = await mkdtemp(join(tmpdir(), 'rainmaker-node-red-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await install(folder, `node-red@${version}`)
    return await launch(folder, org, remove)
  } catch (error) {
    await remove()
    throw error
  }
}

/** Its usual settings, but for the editor, which nobody opens, and a quiet log. */
const settings = (port: number) => `module.exports = {
  uiHost: '127.0.0.1', uiPort: ${port}, httpAdminRoot: false, flowFile: 'flows.json', credentialSecret: false,
  telemetry: { enabled: false, updateNotification: false }, logging: { console: { level: 'error' } } }`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

async function launch(folder: string, org: OrgAccess, remove: () => Promise<void>): Promise<Contender> {
  const port = await freePort()
  await writeFile(join(folder, 'settings.js'), settings(port))
  await writeFile(join(folder, 'flows.json'), JSON.stringify(flow))
  const main = join(folder, 'node_modules', 'node-red', 'red.js')
  const child = spawn(process.execPath, [main, '-u', folder, '-s', join(folder, 'settings.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ORG: org.url, TOKEN: org.accessToken },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = once(child, 'exit')
  const url = new URL(`http://127.0.0.1:${port}/speed`)
  await untilItListens(url, () => child.exitCode !== null)
  const pid = child.pid ?? 0
  return {
    name: `Node-RED ${version}`,
    url,
    spent: () => cpuMs(pid),
    memory: () => memoryMb(pid),
    async stop() {
      child.kill('SIGTERM')
      await ended
      await remove()
    },
  }
}

async function untilItListens(url: URL, hasEnded: () => boolean): Promise<void> {
  for (let waited = 0; waited < 60_000 && !hasEnded(); waited += 100) {
    // A GET is not what the flow takes: 404 from it is an answer too.
    if (await fetch(url).catch(() => null)) return
    await sleep(100)
  }
  throw new NotHere('Node-RED was installed and does not start here.')
}

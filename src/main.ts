/** The server process: settings in, areas wired by hand, listen, stop cleanly. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache()

const { start } = await import('./server.ts')
const { asProblem } = await import('./problems.ts')
const { readSettings } = await import('./settings.ts')

/** Where the command line finds us; written whole or not at all. */
async function announce(dataDir: string, url: string): Promise<void> {
  const file = join(dataDir, 'server.json')
  const fresh = `${file}.${randomUUID()}`
  await writeFile(fresh, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 })
  await rename(fresh, file)
}

try {
  const settings = readSettings()
  await mkdir(settings.dataDir, { recursive: true, mode: 0o711 })
  const server = await start(settings)
  await announce(settings.dataDir, server.url)
  // By itself it is written at a clean end only: after a kill or a power cut the next start would take twice as long.
  flushCompileCache()
  if (server.firstLink && process.stdout.isTTY)
    process.stdout.write(`Open ${server.firstLink} (it signs you in once)\n`)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      await rm(join(settings.dataDir, 'server.json'), { force: true })
      await server.stop()
    })
  }
} catch (thrown) {
  const problem = asProblem(thrown)
  process.stderr.write(
    `${problem.details.what}\n→ ${problem.details.fix}\n${problem.code === 'bug' ? `${(thrown as Error).stack}\n` : ''}`,
  )
  process.exitCode = 1
}

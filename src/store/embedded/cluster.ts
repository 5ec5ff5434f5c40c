/** Creates the database folder. Killed half-way it leaves nothing that could be taken for a database. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf, Problem } from '../../problems.ts'
import { account, handOver } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'

const execute = promisify(execFile)

export const superuser = 'rainmaker'

/** Makes `home.data` unless it is there: initdb beside it, then a rename. */
export async function ensureCluster(home: Home, binaries: Binaries): Promise<void> {
  if (await exists(home)) return
  const unfinished = await mkdtemp(join(home.folder, 'unfinished-'))
  try {
    await handOver(unfinished)
    await initialise(unfinished, home, binaries)
    await rename(unfinished, home.data)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process was first, and cleared ours away: its database is as good.
    if (!(await exists(home))) throw error
  }
  await removeUnfinished(home)
}

async function exists(home: Home): Promise<boolean> {
  return readFile(join(home.data, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/** Who can open the socket's folder may come in: that is the account and root, so no password (`trust`). */
async function initialise(folder: string, home: Home, { initdb, env }: Binaries): Promise<void> {
  const names = ['--username', superuser, '--auth', 'trust', '--no-instructions']
  const text = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8']
  try {
    await execute(initdb, ['-D', folder, ...names, ...text], { ...account, env, cwd: home.folder })
  } catch (cause) {
    throw new Problem('database-unreachable', {
      what: `The embedded PostgreSQL could not be set up in ${home.folder}.`,
      why: messageOf(cause),
      fix: 'Check that the disk has room and the folder can be written, or set DATABASE_URL.',
      cause,
    })
  }
}

/** What killed first starts left behind. One under way in another process then fails, and finds ours. */
async function removeUnfinished(home: Home): Promise<void> {
  const left = (await readdir(home.folder)).filter((name) => name.startsWith('unfinished-'))
  const options = { recursive: true, force: true, maxRetries: 5 }
  await Promise.allSettled(left.map((name) => rm(join(home.folder, name), options)))
}

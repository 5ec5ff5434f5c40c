/** Installs a program from the npm registry into a folder of its own, with the npm and the registry this machine has. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { NotHere } from './contender.ts'

const execute = promisify(execFile)
const withinMs = 300_000

/** Throws NotHere with what npm said. Install scripts are not run. */
export async function install(folder: string, wanted: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', wanted]
  await execute('npm', words, { cwd: folder, timeout: withinMs }).catch((error: unknown) => {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    const why =
      said.split('\n').find((line) => /npm error (code|notarget|404|network)/.test(line)) ?? said.slice(0, 200)
    throw new NotHere(`${wanted} cannot be installed here: ${why.trim() || 'npm did not end in time'}.`)
  })
}

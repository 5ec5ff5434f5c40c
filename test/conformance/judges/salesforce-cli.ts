/** `sf` with a home of its own, logged in to a local org. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LocalOrg } from '../../../local-org/index.ts'
import { installed } from './installed.ts'

export interface SalesforceCli {
  /** A folder for files and projects. */
  folder: string
  /** Runs a command with --json and answers its `result`, or what it wrote when it failed. */
  sf(...words: string[]): Promise<Record<string, unknown>>
}

export const cliModule = '@salesforce/cli'
/** Commands take seconds where two processors are shared. */
const timeout = 250_000

export async function salesforceCli(t: TestContext, org: LocalOrg): Promise<SalesforceCli> {
  const folder = await mkdtemp(join(tmpdir(), 'judge-cli-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  // The package lets only its library be imported; the program lies beside it.
  const script = fileURLToPath(new URL('../bin/run.js', installed(cliModule)))
  const env = {
    ...process.env,
    HOME: folder,
    SF_ACCESS_TOKEN: org.accessToken,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_TARGET_ORG: org.username,
  }
  async function sf(...words: string[]): Promise<Record<string, unknown>> {
    const options = { cwd: folder, env, timeout, maxBuffer: 64 * 1024 * 1024 }
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...words, '--json'], options).catch(
      (failure: { stdout: string }) => failure,
    )
    const { result, ...rest }: Record<string, unknown> = JSON.parse(stdout)
    return typeof result === 'object' && result !== null ? { ...result } : rest
  }
  await sf('org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt')
  return { folder, sf }
}

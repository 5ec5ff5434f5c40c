/** The command of the local org: options in, server up, one line out, and a clean end when asked. */

import { giveBackMemory } from './give-back-memory.ts'
import { type Access, startLocalOrg } from './index.ts'
import { type CommandLine, readCommandLine, usage } from './settings.ts'

const badOptions = 2
/** By then the first callers have their answers. */
const settleMs = 1000

/** Runs the command line `args`; resolves once the server is up, or refused. */
export async function runCommand(args: string[]): Promise<void> {
  const asked = readCommandLine(args)
  if (typeof asked === 'string') return refuse(asked)
  if (asked.help) {
    process.stdout.write(usage)
    return
  }
  try {
    await run(asked)
  } catch (failure) {
    refuse(failure instanceof Error ? failure.message : String(failure))
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`rainmaker org: ${sentence}\nrainmaker org --help lists the options.\n`)
  process.exitCode = badOptions
}

async function run(asked: CommandLine): Promise<void> {
  const { close, ...access } = await startLocalOrg(asked)
  const stop = () => {
    close().catch((failure: unknown) => {
      process.stderr.write(`rainmaker org: ${failure}\n`)
      process.exitCode = 1
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  setTimeout(giveBackMemory, settleMs).unref()
  process.stdout.write(asked.json ? `${JSON.stringify(access)}\n` : greeting(access))
}

function greeting(access: Access): string {
  return `The local org is ready at ${access.url}

  log in      ${access.username} / ${access.password}
  app         ${access.clientId}
  secret      ${access.clientSecret}
  token       ${access.accessToken}
  control     ${access.controlUrl}/state

Ctrl+C ends it.
`
}

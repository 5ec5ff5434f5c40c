/** What a command file is, and the little all of them share: the server's client and the two ways to answer. */
import { Command } from 'commander'
import { readSettings } from '../settings.ts'
import { type Client, findServer } from './client.ts'
import { visible, visibleJson } from './visible.ts'
import { NotSent, toldOf, withoutWrites } from './without-writes.ts'

/** A file in commands/: adds its noun and verbs to the program. */
export type CommandFile = (program: Command) => void

export interface Tools {
  client: Client
  /** Prints the answer as JSON, or what `human` makes of it: texts of others are to come from its argument, which steers no terminal. */
  show<T>(answer: T, human: (answer: T) => string): void
  json: boolean
  /** Nothing is to be changed (--dry-run): the client lets no write through. */
  dry: boolean
}

/** Wraps a verb: finds the server, gives it its tools; arguments arrive as commander passes them. */
export function verb<Args extends unknown[]>(
  run: (tools: Tools, ...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    // Behind the arguments of the verb commander passes the command itself.
    const command: unknown = args.at(-1)
    const { json = false, dryRun: dry = false } = command instanceof Command ? command.optsWithGlobals() : {}
    const show: Tools['show'] = (answer, human) => {
      process.stdout.write(`${json ? visibleJson(answer, 2) : human(visible(answer))}\n`)
    }
    const server = await findServer(readSettings())
    try {
      await run({ client: dry ? withoutWrites(server) : server, show, json, dry }, ...args)
    } catch (thrown) {
      if (!(thrown instanceof NotSent)) throw thrown
      show(thrown.wish, toldOf)
    }
  }
}

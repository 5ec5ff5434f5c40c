/** What a command file is, and the little all of them share: the server's client and the two ways to answer. */
import type { Command } from 'commander'
import { readSettings } from '../settings.ts'
import { type Client, findServer } from './client.ts'
import { visible, visibleJson } from './visible.ts'

/** A file in commands/: adds its noun and verbs to the program. */
export type CommandFile = (program: Command) => void

export interface Tools {
  client: Client
  /** Prints the answer as JSON, or what `human` makes of it: texts of others are to come from its argument, which steers no terminal. */
  show<T>(answer: T, human: (answer: T) => string): void
  json: boolean
}

/** Wraps a verb: finds the server, gives it its tools; arguments arrive as commander passes them. */
export function verb<Args extends unknown[]>(
  run: (tools: Tools, ...args: Args) => Promise<void>,
): (...args: [...Args, object, Command]) => Promise<void> {
  return async (...all) => {
    const command = all.at(-1) as Command
    const json = Boolean(command.optsWithGlobals().json)
    const client = await findServer(readSettings())
    const show: Tools['show'] = (answer, human) => {
      process.stdout.write(`${json ? visibleJson(answer, 2) : human(visible(answer))}\n`)
    }
    // The options object stays the last argument of the verb; only the command itself is taken away.
    await run({ client, show, json }, ...(all.slice(0, -1) as unknown as Args))
  }
}

/** The command line: nouns, then verbs. Results go to stdout, messages to stderr. */
import { readdir } from 'node:fs/promises'
import { enableCompileCache } from 'node:module'
import { Command, CommanderError } from 'commander'
import { asProblem } from '../problems.ts'
import type { CommandFile } from './command.ts'
import { exitCodeOf, showProblem } from './failure.ts'

enableCompileCache()

const folder = new URL('./commands/', import.meta.url)

async function build(): Promise<Command> {
  const program = new Command('rainmaker')
    .description('Salesforce triggers, actions and workflows on your own machine, with a local org in the box.')
    .version('0.1.0')
    .option('--json', 'print results as JSON on stdout')
    .option('--no-color', 'plain text (also NO_COLOR)')
    .showHelpAfterError('(add --help for what there is)')
    .enablePositionalOptions()
    .exitOverride()
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const commands = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<{ default: CommandFile }>),
  )
  for (const command of commands) command.default(program)
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed, 2 wrong use, 3 not signed in, 4 not found, 5 conflict, 6 limit, 7 timeout, 8 partly failed.',
  )
  return program
}

async function main(): Promise<void> {
  try {
    const program = await build()
    // --json is understood wherever it stands, also behind the verb.
    program.setOptionValue('json', process.argv.includes('--json'))
    await program.parseAsync(process.argv.filter((word) => word !== '--json'))
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? 0 : 2
      return
    }
    const problem = asProblem(thrown)
    showProblem(problem, process.argv.includes('--json'))
    process.exitCode = exitCodeOf(problem)
  }
}

await main()

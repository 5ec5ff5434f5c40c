/** The whole command line: one file of commands/ per noun, found by its folder. */
import { readdir } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import type { CommandFile } from './command.ts'

const folder = new URL('./commands/', import.meta.url)

/** @param words of the command line: when they begin with a noun, its file alone is loaded */
export async function openProgram(words: string[] = []): Promise<Command> {
  const program = new Command('rainmaker')
    .description('Salesforce triggers, actions and workflows on your own machine, with a local org in the box.')
    .version('0.1.0')
    .option('--json', 'print results as JSON on stdout')
    .option('--dry-run', 'change nothing: tell what would be done')
    .option('--no-color', 'plain text (also NO_COLOR)')
    .showHelpAfterError('(add --help for what there is)')
    .enablePositionalOptions()
    .exitOverride()
  const all = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const noun = words.find((word) => !word.startsWith('-'))
  const [named] = all.filter((file) => file === `${noun}.ts`)
  const commands = await Promise.all(
    (named ? [named] : all).map((file) => import(new URL(file, folder).href) as Promise<{ default: CommandFile }>),
  )
  for (const command of commands) command.default(program)
  checkNumbers(program)
  for (const command of program.commands) nameVerbs(command)
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed, 2 wrong use, 3 not signed in, 4 not found, 5 conflict, 6 limit, 7 timeout, 8 partly failed.',
  )
  return program
}

function numeral(text: string): string {
  if (/^\d+(?:\.\d+)?$/.test(text)) return text
  throw new InvalidArgumentError('It takes digits: 50.')
}

/** What an option calls <n> is a number, in every command. */
function checkNumbers(command: Command): void {
  for (const option of command.options) if (/<n>/.test(option.flags)) option.argParser(numeral)
  for (const inner of command.commands) checkNumbers(inner)
}

/** A noun alone is its list, so that a verb there is not would be one argument too many: what there is helps more. */
function nameVerbs(noun: Command): void {
  const list = noun.commands.find((verb) => verb.name() === 'list' && verb.registeredArguments.length === 0)
  list?.allowExcessArguments().hook('preAction', (_noun, { args: [word] }) => {
    if (word === undefined) return
    const verbs = noun.commands.map((verb) => verb.name()).join(', ')
    noun.error(`error: unknown command '${word}'\n(There are: ${verbs}; list takes no words.)`)
  })
}

/** What may stand next on the command line, as the shell asks for it at the tab key. */
import type { Command } from 'commander'

/** `words`: all behind the program's name, the last one unfinished (perhaps empty). In order of names. */
export function candidates(program: Command, words: string[]): string[] {
  const begun = words.at(-1) ?? ''
  let command = program
  for (const word of words.slice(0, -1)) {
    command = command.commands.find((one) => one.name() === word || one.aliases().includes(word)) ?? command
  }
  const all = begun.startsWith('-') ? optionsOf(command, program) : verbsOf(command)
  return all.filter((one) => one.startsWith(begun)).sort()
}

const verbsOf = (command: Command): string[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .map((one) => one.name())
    .filter((name) => name !== 'help')

function optionsOf(command: Command, program: Command): string[] {
  const flags = [...command.options, ...program.options].flatMap(({ long }) => (long ? [long] : []))
  return [...new Set([...flags, '--help'])]
}

/** rainmaker completion: the tab key in bash, zsh and fish. */
import { Argument } from 'commander'
import type { CommandFile } from '../command.ts'
import { candidates } from '../completion/candidates.ts'
import { shells } from '../completion/shells.ts'

const commands: CommandFile = (program) => {
  program
    .command('completion')
    .addArgument(new Argument('<shell>').choices(Object.keys(shells)))
    .description('prints the script that lets your shell complete: bash, zsh or fish')
    .action((shell: keyof typeof shells) => void process.stdout.write(`${shells[shell]}\n`))
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action((words: string[]) => {
      for (const word of candidates(program, words)) process.stdout.write(`${word}\n`)
    })
}
export default commands

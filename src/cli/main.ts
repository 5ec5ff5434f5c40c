/** The command line: nouns, then verbs. Results go to stdout, messages to stderr. */
import { enableCompileCache } from 'node:module'
import { CommanderError } from 'commander'
import { asProblem } from '../problems.ts'
import { exitCodeOf, showProblem } from './failure.ts'
import { openProgram } from './program.ts'

enableCompileCache()

async function main(): Promise<void> {
  try {
    const program = await openProgram()
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

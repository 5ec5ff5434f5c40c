/** The command line: nouns, then verbs. Results go to stdout, messages to stderr. */
import { CommanderError } from 'commander'
import { asProblem } from '../problems.ts'
import { exitCodeOf, showProblem } from './failure.ts'
import { fileProblem } from './file-problem.ts'
import { openProgram } from './program.ts'
import { mindTheReader } from './reader.ts'

/** Reads the words, does what they say, sets the exit code. */
export async function runCommandLine(): Promise<void> {
  mindTheReader()
  try {
    const program = await openProgram(process.argv.slice(2))
    // These are understood wherever they stand, also behind the verb.
    program.setOptionValue('json', process.argv.includes('--json'))
    program.setOptionValue('dryRun', process.argv.includes('--dry-run'))
    await program.parseAsync(process.argv.filter((word) => word !== '--json' && word !== '--dry-run'))
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? 0 : 2
      return
    }
    const problem = fileProblem(thrown) ?? asProblem(thrown)
    showProblem(problem, process.argv.includes('--json'))
    process.exitCode = exitCodeOf(problem)
  }
}

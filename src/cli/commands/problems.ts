/** rainmaker problems: what an error code means; needs no server. */
import type { Command } from 'commander'
import { Problem } from '../../problems.ts'
import type { KnownPage } from '../../salesforce/index.ts'
import type { CommandFile } from '../command.ts'
import { bold, dim, table } from '../output.ts'

function text({ code, title, meanings, causes }: KnownPage): string {
  const parts = meanings.map(({ what, why, fix, next, said }) =>
    [what, why, `→ ${fix}`, dim(next), said && dim(`Salesforce: ${said}`)].filter(Boolean).join('\n  '),
  )
  const reasons = causes.length ? [`Salesforce’s codes that read as it: ${causes.join(', ')}`] : []
  return [bold(code), ...(meanings.length ? parts : [`${title}.`]), ...reasons].join('\n')
}

function print<T>(command: Command, answer: T, human: (answer: T) => string): void {
  const json = Boolean(command.optsWithGlobals().json)
  process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : human(answer)}\n`)
}

/** The protocols of Salesforce are much to load: only who asks for a page does. */
const salesforce = () => import('../../salesforce/index.ts')

async function listAll(_options: object, command: Command): Promise<void> {
  const { knownCodes } = await salesforce()
  const items = await Promise.all(knownCodes().map(pageOf))
  const rows = items.map(({ code, title }) => [code, title])
  print(command, { items }, () => table(['CODE', 'MEANS'], rows, 'None.'))
}

async function pageOf(code: string): Promise<KnownPage> {
  const page = (await salesforce()).knownPage(code)
  if (page) return page
  throw new Problem('not-found', {
    what: `There is no page for the code "${code}".`,
    fix: 'List the codes there are: rainmaker problems list.',
  })
}

const commands: CommandFile = (program) => {
  const problems = program.command('problems').description('error codes: what they mean and what to do')
  problems.command('list').description('every code that has a page').action(listAll)
  problems
    .command('show')
    .argument('<code>', 'Salesforce’s code or a Problem’s: INVALID_FIELD, access-denied')
    .description('what it means, what to do, what Rainmaker does next')
    .action(async (code: string, _options: object, command: Command) => print(command, await pageOf(code), text))
}
export default commands

/** rainmaker in-doubt: writes of which only people can find out whether they happened. */
import type { InDoubtInfo, RunInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim } from '../output.ts'
import { readJson } from '../read-json.ts'

interface Decision {
  happened?: boolean
  again?: boolean
  output?: string
}

function lines({ runId, path, workflowName, action, recordId, problem, evidence }: InDoubtInfo): string {
  const head = `${bold(`${runId} ${path}`)}  ${action ?? ''}  ${dim(`${workflowName}, ${recordId ?? 'no record'}`)}`
  const sent = `    sent ${evidence.sentAt ?? evidence.startedAt}, attempt ${evidence.attempt}`
  return [head, dim(sent), dim(`    in  ${JSON.stringify(evidence.input)}`), `    → ${problem?.fix ?? ''}`].join('\n')
}

function happenedOf({ happened = false, again = false }: Decision): boolean {
  if (happened !== again) return happened
  throw new Problem('bad-request', {
    what: 'It is not said what was found.',
    fix: 'Give --happened or --again, one of the two.',
  })
}

const commands: CommandFile = (program) => {
  const inDoubt = program.command('in-doubt').description('writes whose answer was lost and that cannot be looked up')
  inDoubt
    .command('list')
    .description('the oldest first, with what is known of them')
    .action(
      verb(async ({ client, show }) =>
        show(await client.get<{ items: InDoubtInfo[] }>('/api/v1/in-doubt'), ({ items }) =>
          items.length === 0 ? 'Nothing is in doubt.' : items.map(lines).join('\n'),
        ),
      ),
    )
  inDoubt
    .command('settle')
    .argument('<run>')
    .argument('<path>', 'the step')
    .option('--happened', 'it is in the org: take it as done')
    .option('--again', 'it is not in the org: send it again')
    .option('--output <json>', 'with --happened: what later steps read as its result')
    .description('decides one')
    .action(
      verb<[string, string, Decision]>(async ({ client, show }, run, path, decision) => {
        const { output } = decision
        const body = {
          path,
          happened: happenedOf(decision),
          ...(output ? { output: readJson(output, '--output') } : {}),
        }
        const settled = await client.send<RunInfo>('POST', `/api/v1/in-doubt/${encodeURIComponent(run)}/settle`, body)
        show(settled, ({ status }) => `Decided; the run is ${status}.`)
      }),
    )
}
export default commands

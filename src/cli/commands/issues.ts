/** rainmaker issues: failures, those alike as one. */
import type { IssueInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { table, when } from '../output.ts'

function rows(items: IssueInfo[]): string {
  return table(
    ['PROBLEM', 'FIELD', 'WORKFLOW', 'RUNS', 'SINCE', 'LAST', 'A RUN'],
    items.map(({ code, field, workflowName, count, since, last, sample }) => [
      code,
      field,
      workflowName,
      count,
      when(since),
      when(last),
      sample.runId,
    ]),
    'Nothing failed.',
  )
}

const commands: CommandFile = (program) => {
  program
    .command('issues')
    .option('--workflow <name>')
    .description('what failed, grouped; go on with: rainmaker runs replay <a run>')
    .action(
      verb<[{ workflow?: string }]>(async ({ client, show }, { workflow }) => {
        const query = workflow ? `?workflow=${encodeURIComponent(workflow)}` : ''
        show(await client.get<{ items: IssueInfo[] }>(`/api/v1/issues${query}`), ({ items }) => rows(items))
      }),
    )
}
export default commands

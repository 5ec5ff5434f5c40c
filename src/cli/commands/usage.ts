/** rainmaker usage: who spent the API allowance. */
import type { UsageRow } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { table, when } from '../output.ts'

const commands: CommandFile = (program) => {
  program
    .command('usage')
    .option('--hours <n>', 'how far back', '24')
    .description('API calls by hour and purpose')
    .action(
      verb<[{ hours: string }]>(async ({ client, show }, { hours }) => {
        const found = await client.get<{ items: UsageRow[] }>(`/api/v1/usage?hours=${encodeURIComponent(hours)}`)
        show(found, ({ items }) =>
          table(
            ['HOUR', 'PURPOSE', 'WORKFLOW', 'CALLS'],
            items.map((row) => [when(row.hour), row.purpose, row.workflowId, Number(row.calls.toFixed(2))]),
            'No call yet.',
          ),
        )
      }),
    )
}
export default commands

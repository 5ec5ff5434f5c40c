/** rainmaker triggers: what can be heard. */
import type { TriggerInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { table } from '../output.ts'

const commands: CommandFile = (program) => {
  program
    .command('triggers')
    .description('what can start a workflow')
    .command('list')
    .description('all triggers')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: TriggerInfo[] }>('/api/v1/triggers')
        show(found, ({ items }) =>
          table(
            ['TRIGGER', 'TITLE', 'OBJECT', 'FEED'],
            items.map((item) => [item.id, item.title, item.object, item.feed]),
            'None.',
          ),
        )
      }),
    )
}
export default commands

/** rainmaker events: the event log. */
import type { EventInfo, Page } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { table, when } from '../output.ts'

const commands: CommandFile = (program) => {
  const events = program.command('events').description('what was heard, in order')
  events
    .command('list')
    .option('--object <name>')
    .option('--change <word>', 'created, updated, deleted, undeleted or merged')
    .option('--record <id>')
    .option('--limit <n>', 'how many', '20')
    .option('--cursor <text>')
    .description('newest first')
    .action(
      verb<[Record<string, string>]>(async ({ client, show }, options) => {
        const found = await client.get<Page<EventInfo>>(`/api/v1/events?${new URLSearchParams(options)}`)
        show(found, ({ items }) =>
          table(
            ['POSITION', 'OBJECT', 'CHANGE', 'RECORD', 'HAPPENED'],
            items.map((event) => [
              event.position,
              event.object,
              event.change,
              event.recordName ?? event.recordId,
              when(event.occurredAt),
            ]),
            'No event yet.',
          ),
        )
      }),
    )
  events
    .command('show')
    .argument('<position>')
    .description('one event with its record')
    .action(
      verb<[string]>(async ({ client, show }, position) =>
        show(await client.get<EventInfo>(`/api/v1/events/${encodeURIComponent(position)}`), (event) =>
          JSON.stringify(event, null, 2),
        ),
      ),
    )
  events
    .command('replay')
    .requiredOption('--workflow <name>', 'which workflow gets them')
    .requiredOption('--from <position>', 'first position')
    .option('--to <position>', 'last position')
    .description('gives past events to one workflow again')
    .action(
      verb<[{ workflow: string; from: string; to?: string }]>(async ({ client, show }, options) => {
        const body = {
          workflow: options.workflow,
          from: Number(options.from),
          ...(options.to ? { to: Number(options.to) } : {}),
        }
        show(
          await client.send<{ started: number }>('POST', '/api/v1/events/replay', body),
          ({ started }) => `Started ${started} run${started === 1 ? '' : 's'}.`,
        )
      }),
    )
}
export default commands

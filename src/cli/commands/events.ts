/** rainmaker events: the event log. */
import type { Command } from 'commander'
import type { EventDetail, EventInfo, EventLogInfo, EventReplay, Page } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { dryRunText } from '../dry-run.ts'
import { dim, status, table, when } from '../output.ts'

interface ReplayOptions {
  workflow: string
  from: string
  to?: string
  atMost?: string
  tries?: string
}

/** A position, or a time as ISO 8601; a day is its first moment in UTC. */
function place(text: string): number | string {
  if (/^\d+$/.test(text)) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? text : new Date(at).toISOString()
}

const some = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

function replayed({ started, events, more, trials }: EventReplay, isDry: boolean): string {
  const rest = more ? '; there are more: raise --at-most' : ''
  if (!isDry) return `Started ${some(started, 'run')}${rest}.`
  return [...trials.map(dryRunText), `${some(events, 'event')} would start a run each${rest}.`].join('\n\n')
}

function told({ runs, ...event }: EventDetail): string {
  const started = runs.map((run) => `${status(run.status)}  ${run.workflowName ?? run.workflowId}  ${dim(run.id)}`)
  return [JSON.stringify(event, null, 2), '', ...(runs.length ? started : [dim('It started no run.')])].join('\n')
}

const rows = ({ items, next }: Page<EventInfo>) =>
  [
    table(
      ['POSITION', 'OBJECT', 'CHANGE', 'RECORD', 'FEED', 'HAPPENED'],
      items.map((event) => [
        event.position,
        event.object,
        event.change,
        event.recordName ?? event.recordId,
        event.feed,
        when(event.occurredAt),
      ]),
      'No event fits.',
    ),
    ...(next ? [dim(`older ones: --cursor ${next}`)] : []),
  ].join('\n')

function addReading(events: Command): void {
  events
    .command('list')
    .option('--object <name>')
    .option('--change <word>', 'created, updated, deleted, undeleted or merged')
    .option('--record <id>')
    .option('--feed <name>', 'polling, outbound-message, app-event, webhook, schedule')
    .option('--connection <name>')
    .option('--since <time>', 'received then or later')
    .option('--until <time>', 'received before')
    .option('--limit <n>', 'how many', '20')
    .option('--cursor <text>')
    .description('newest first')
    .action(
      verb<[Record<string, string>]>(async ({ client, show }, { since, until, ...options }) => {
        const times = { ...(since && { since: String(place(since)) }), ...(until && { until: String(place(until)) }) }
        show(await client.get<Page<EventInfo>>(`/api/v1/events?${new URLSearchParams({ ...options, ...times })}`), rows)
      }),
    )
  events
    .command('show')
    .argument('<position>')
    .description('one event with its record, and the runs it started')
    .action(
      verb<[string]>(async ({ client, show }, position) =>
        show(await client.get<EventDetail>(`/api/v1/events/${encodeURIComponent(position)}`), told),
      ),
    )
}

function addKeeping(events: Command): void {
  events
    .command('kept')
    .description('how much of the log there is, and for how long events are kept')
    .action(
      verb(async ({ client, show }) =>
        show(await client.get<EventLogInfo>('/api/v1/events/kept'), ({ days, events: count, first, last, oldestAt }) =>
          [
            `${some(count, 'event')}${first === null ? '' : `, positions ${first} to ${last}, the oldest of ${when(oldestAt)}`}`,
            dim(`kept for ${days} days (RAINMAKER_EVENT_DAYS)`),
          ].join('\n'),
        ),
      ),
    )
  events
    .command('forget')
    .requiredOption('--before <time>', 'received before')
    .description('removes old events; those of runs under way stay')
    .action(
      verb<[{ before: string }]>(async ({ client, show }, { before }) => {
        const query = new URLSearchParams({ before: String(place(before)) })
        const done = await client.send<{ removed: number }>('DELETE', `/api/v1/events?${query}`)
        show(done, ({ removed }) => `Removed ${some(removed, 'event')}.`)
      }),
    )
}

const commands: CommandFile = (program) => {
  const events = program.command('events').description('what was heard, in order')
  addReading(events)
  addKeeping(events)
  events
    .command('replay')
    .requiredOption('--workflow <name>', 'which workflow gets them')
    .requiredOption('--from <place>', 'first position, or a time')
    .option('--to <place>', 'last position, or a time before which')
    .option('--at-most <n>', 'most events')
    .option('--dry-run', 'starts nothing: counts the events and goes through the first of them')
    .option('--tries <n>', 'how many a dry run goes through')
    .description('gives past events to one workflow again')
    .action(
      verb<[ReplayOptions]>(async ({ client, show, dry: dryRun }, { workflow, from, to, atMost, tries }) => {
        const body = {
          ...{ workflow, from: place(from), dryRun },
          ...(to !== undefined && { to: place(to) }),
          ...(atMost !== undefined && { atMost: Number(atMost) }),
          ...(tries !== undefined && { tries: Number(tries) }),
        }
        const done = await client.send<EventReplay>('POST', '/api/v1/events/replay', body)
        show(done, (answer) => replayed(answer, dryRun))
      }),
    )
}
export default commands

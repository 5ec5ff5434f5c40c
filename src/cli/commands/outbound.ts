/** rainmaker outbound: messages an org sends by itself when a record is saved. */
import type { ConnectionInfo, OutboundCheck, OutboundInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Client } from '../client.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, table, when } from '../output.ts'

interface Of {
  connection?: string
}

interface SetUp extends Of {
  on?: string
  fields?: string
  when?: string[]
  byHand?: boolean
  address?: string
}

async function pathOf(client: Client, { connection }: Of): Promise<string> {
  return `/api/v1/connections/${encodeURIComponent(connection ?? (await onlyConnection(client)))}/outbound`
}

async function onlyConnection(client: Client): Promise<string> {
  const { items } = await client.get<{ items: ConnectionInfo[] }>('/api/v1/connections')
  const [only] = items
  if (only && items.length === 1) return only.name
  throw new Problem('bad-request', {
    what: `There are ${items.length} connections.`,
    fix: 'Say which one: --connection <name>.',
    suggestions: items.map(({ name }) => name),
  })
}

/** `Rating EqualTo Hot`: text unless it reads as a number or as true and false. */
function condition(words: string): { field: string; operator: string; value: unknown } {
  const [, field, operator, text] = /^(\w+)\s+(\w+)\s+(.+)$/.exec(words.trim()) ?? []
  if (field === undefined || operator === undefined || text === undefined) {
    throw new Problem('bad-request', {
      what: `"${words}" is no condition.`,
      fix: 'Write field, operator and value: --when "Rating EqualTo Hot".',
    })
  }
  const isPlain = /^(?:true|false|-?\d{1,15}(?:\.\d+)?)$/.test(text)
  return { field, operator, value: isPlain ? (JSON.parse(text) as unknown) : text }
}

function wish(name: string, object: string, options: SetUp): object {
  const deploy = {
    ...(options.on && { on: options.on }),
    ...(options.fields && { fields: options.fields.split(',').map((field) => field.trim()) }),
    conditions: (options.when ?? []).map(condition),
  }
  return { name, object, deploy: options.byHand ? null : deploy, ...(options.address && { baseUrl: options.address }) }
}

const rows = (items: OutboundInfo[]) =>
  table(
    ['MESSAGE', 'OBJECT', 'SENT ON', 'RECEIVED', 'REFUSED', 'LAST'],
    items.map(({ name, object, settings, received, refused, usedAt }) => [
      name,
      object,
      settings.deploy?.on ?? 'set up by hand',
      received,
      refused,
      when(usedAt),
    ]),
    'No outbound message yet. Set one up: rainmaker outbound add Case_Escalated Case',
  )

const commands: CommandFile = (program) => {
  const outbound = program.command('outbound').description('messages an org sends when a record is saved')
  const of = (name: string) => outbound.command(name).option('-c, --connection <name>', 'default: the only one')
  of('list')
    .description('all of a connection')
    .action(
      verb<[Of]>(async ({ client, show }, options) =>
        show(await client.get<{ items: OutboundInfo[] }>(await pathOf(client, options)), ({ items }) => rows(items)),
      ),
    )
  of('add')
    .argument('<name>', 'API name: Case_Escalated')
    .argument('<object>', 'API name: Case')
    .option('--on <word>', 'create, or create-or-update')
    .option('--fields <names>', 'fields sent besides Id, by commas')
    .option('--when <condition...>', 'only records that fit: "Rating EqualTo Hot"')
    .option('--by-hand', 'only make the address; message and flow are set up by somebody')
    .option('--address <url>', 'where Salesforce reaches this server, when not at its public address')
    .description('sets message and flow up in the org, and the address they go to')
    .action(
      verb<[string, string, SetUp]>(async ({ client, show }, name, object, options) => {
        const made = await client.send<{ url: string }>(
          'POST',
          await pathOf(client, options),
          wish(name, object, options),
        )
        show(made, ({ url }) =>
          options.byHand
            ? `Its address, shown only now: ${bold(url)}`
            : `✓ ${name} is set up: ${object} records that are saved are told at once.`,
        )
      }),
    )
  of('check')
    .argument('<name>')
    .description('whether message and flow are in the org and lead here')
    .action(
      verb<[string, Of]>(async ({ client, show }, name, options) => {
        const path = `${await pathOf(client, options)}/${encodeURIComponent(name)}/check`
        const checked = await client.send<OutboundCheck>('POST', path)
        show(checked, ({ ok, faults }) => (ok ? `✓ ${name} is in the org and leads here.` : `✗ ${faults.join('\n✗ ')}`))
        if (!checked.ok) process.exitCode = 8
      }),
    )
  of('remove')
    .argument('<name>')
    .description('takes message and flow out of the org and closes the address')
    .action(
      verb<[string, Of]>(async ({ client, show }, name, options) => {
        const path = `${await pathOf(client, options)}/${encodeURIComponent(name)}`
        show(await client.send('DELETE', path), () => `Removed ${name}.`)
      }),
    )
}
export default commands

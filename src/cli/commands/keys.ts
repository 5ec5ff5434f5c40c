/** rainmaker keys: which agents may come in, and what each may do. */
import { Problem } from '../../problems.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

interface KeyInfo {
  id: string
  name: string
  prefix: string
  expiresAt: string
  revokedAt: string | null
  grants: { access: string[]; objects: string[]; approval: string }
}

interface CreateOptions {
  connection?: string
  hours?: string
  objects: string
  access?: string
  tools?: string
  fields: string[]
  rows: string[]
  rowsPerCall?: string
  rowsPerHour?: string
  writesPerDay?: string
  apiCallsPerDay?: string
  approval?: string
}

const list = (words: string) => words.split(',').map((word) => word.trim())
const collect = (word: string, before: string[]) => [...before, word]

/** `Lead=Name,Company` as a pair. */
function pair(word: string): [string, string] {
  const at = word.indexOf('=')
  if (at > 0) return [word.slice(0, at), word.slice(at + 1)]
  throw new Problem('bad-request', {
    what: `"${word}" does not say of which object.`,
    fix: "Write --fields Lead=Name,Company and --rows Lead='IsConverted = false'.",
  })
}

const numbers = ['rowsPerCall', 'rowsPerHour', 'writesPerDay', 'apiCallsPerDay'] as const

function toBody(name: string, options: CreateOptions) {
  const { connection, hours, objects, access, tools, approval } = options
  const budgets = numbers.flatMap((budget) => (options[budget] ? [[budget, Number(options[budget])]] : []))
  return {
    name,
    ...(connection ? { connection } : {}),
    ...(hours ? { hours: Number(hours) } : {}),
    grants: {
      objects: list(objects),
      ...(access ? { access: list(access) } : {}),
      ...(tools ? { tools: list(tools) } : {}),
      ...(approval ? { approval } : {}),
      fields: Object.fromEntries(options.fields.map(pair).map(([object, fields]) => [object, list(fields)])),
      rows: Object.fromEntries(options.rows.map(pair)),
      ...Object.fromEntries(budgets),
    },
  }
}

function state({ revokedAt, expiresAt }: KeyInfo): string {
  if (revokedAt) return 'revoked'
  return Date.parse(expiresAt) < Date.now() ? 'run out' : 'good'
}

const row = (key: KeyInfo) => [
  key.prefix,
  key.name,
  state(key),
  key.grants.access.join(', '),
  key.grants.objects.join(', '),
  key.grants.approval,
  when(key.expiresAt),
]

const commands: CommandFile = (program) => {
  const keys = program.command('keys').description('keys of AI agents')
  keys
    .command('create')
    .argument('<name>', 'for which agent')
    .requiredOption('--objects <names>', 'objects it may reach, by commas; * stands for any characters')
    .option('--access <rights>', 'read, create, update, delete, soql (default: read)')
    .option('--tools <names>', 'tools it may use, by commas; * stands for any characters (default: all)')
    .option('--fields <object=names>', 'fields it may see and write of an object; repeat for more', collect, [])
    .option(
      '--rows <object=condition>',
      'SOQL condition its records of an object must meet; repeat for more',
      collect,
      [],
    )
    .option('--approval <who>', 'human or none (default: human)')
    .option('--hours <n>', 'how long it is good for (default: 24)')
    .option('--rows-per-call <n>', 'records in one answer (default: 50)')
    .option('--rows-per-hour <n>', 'records it may read in an hour (default: 1000)')
    .option('--writes-per-day <n>', 'records it may write in a day (default: 100)')
    .option('--api-calls-per-day <n>', 'calls to the org in a day (default: 1000)')
    .option('-c, --connection <name>', 'which connection; default: the only one')
    .description('makes a key; it is shown this one time')
    .action(
      verb<[string, CreateOptions]>(async ({ client, show }, name, options) => {
        const made = await client.send<KeyInfo & { key: string }>('POST', '/api/v1/keys', toBody(name, options))
        const lines = [
          bold(made.key),
          dim(`Good until ${when(made.expiresAt)}. It is not shown again: put it where the agent finds it.`),
        ]
        show(made, () => lines.join('\n'))
      }),
    )
  keys
    .command('list')
    .description('all keys')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: KeyInfo[] }>('/api/v1/keys')
        const headings = ['KEY', 'AGENT', 'STATE', 'MAY', 'OBJECTS', 'APPROVAL', 'GOOD UNTIL']
        show(found, ({ items }) => table(headings, items.map(row), 'No agent has a key.'))
      }),
    )
  keys
    .command('revoke')
    .argument('<key>', 'its id or first characters, as the list shows them')
    .description('takes a key back, at once')
    .action(
      verb<[string]>(async ({ client, show }, key) => {
        const gone = await client.send<KeyInfo>('DELETE', `/api/v1/keys/${encodeURIComponent(key)}`)
        show(gone, ({ name }) => `The key of ${name} is revoked.`)
      }),
    )
}
export default commands

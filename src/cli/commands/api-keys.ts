/** rainmaker api-keys: keys of programs, each with the permissions it needs and no more. */
import type { ApiKeyInfo, PermissionsInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

function state({ revokedAt, expiresAt }: ApiKeyInfo): string {
  if (revokedAt) return 'revoked'
  return Date.parse(expiresAt) < Date.now() ? 'run out' : 'good'
}

interface Wish {
  scopes: string
  from?: string
  days?: string
}

const listOf = (words = '') =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

const row = (key: ApiKeyInfo) => [
  key.prefix,
  key.name,
  state(key),
  key.scopes.join(', '),
  key.addresses.join(', ') || 'anywhere',
  key.usedAt ? when(key.usedAt) : 'never',
  when(key.expiresAt),
]

const commands: CommandFile = (program) => {
  const keys = program.command('api-keys').description('keys of programs that use the API')
  keys
    .command('list', { isDefault: true })
    .description('all API keys')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: ApiKeyInfo[] }>('/api/v1/api-keys')
        const headings = ['KEY', 'NAME', 'STATE', 'SCOPES', 'FROM', 'LAST USED', 'GOOD UNTIL']
        show(found, ({ items }) => table(headings, items.map(row), 'There is no API key.'))
      }),
    )
  keys
    .command('create')
    .argument('<name>', 'of which program')
    .requiredOption('--scopes <names>', 'by commas; see them with: rainmaker api-keys scopes')
    .option('--from <addresses>', 'addresses or ranges it may be used from, by commas (default: anywhere)')
    .option('--days <n>', 'how long it is good for (default: 90)')
    .description('makes an API key; it is shown this one time')
    .action(
      verb<[string, Wish]>(async ({ client, show }, name, { scopes, from, days }) => {
        const body = { name, scopes: listOf(scopes), addresses: listOf(from), ...(days ? { days: Number(days) } : {}) }
        const made = await client.send<ApiKeyInfo & { key: string }>('POST', '/api/v1/api-keys', body)
        show(
          made,
          ({ key, expiresAt }) => `${bold(key)}\n${dim(`Good until ${when(expiresAt)}. It is not shown again.`)}`,
        )
      }),
    )
  keys
    .command('revoke')
    .argument('<key>', 'its id or first characters')
    .description('takes an API key back, at once')
    .action(
      verb<[string]>(async ({ client, show }, key) => {
        const gone = await client.send<ApiKeyInfo>('DELETE', `/api/v1/api-keys/${encodeURIComponent(key)}`)
        show(gone, ({ name }) => `The API key of ${name} is revoked.`)
      }),
    )
  keys
    .command('scopes')
    .description('what a key can be allowed, and which roles have it')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<PermissionsInfo>('/api/v1/permissions')
        const rows = Object.entries(found.permissions).map(([name, title]) => [
          name,
          title,
          found.roles.find(({ may }) => may.includes(name))?.role ?? '',
        ])
        show(found, () => table(['SCOPE', 'WHAT', 'FROM ROLE'], rows, ''))
      }),
    )
}
export default commands

/** rainmaker users: who may sign in, and what each may do. */

import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import type { SessionInfo, UserInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

const headings = ['LOGIN', 'NAME', 'ROLE', 'SIGNS IN BY', 'LAST', 'STATE']

function ways({ hasPassword, openId }: UserInfo): string {
  return [openId && 'OpenID', hasPassword && 'password'].filter(Boolean).join(', ') || 'links'
}

const row = (user: UserInfo) => [
  user.login,
  user.name,
  user.role,
  ways(user),
  user.signedInAt ? when(user.signedInAt) : '',
  user.disabledAt ? 'disabled' : 'good',
]

const address = (login: string) => `/api/v1/users/${encodeURIComponent(login)}`
const once = dim('It signs in once, within three days.')

/** Typed or piped, never an argument: arguments show in the list of processes. */
async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  process.stderr.write('Password: ')
  for await (const line of lines) {
    lines.close()
    return line
  }
  return ''
}

const commands: CommandFile = (program) => {
  const users = program.command('users').description('who may sign in to the page')
  letIn(users)
  decide(users)
}

/** Who there is, and their ways in. */
function letIn(users: Command): void {
  users
    .command('list', { isDefault: true })
    .description('all users')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: UserInfo[] }>('/api/v1/users')
        show(found, ({ items }) => table(headings, items.map(row), 'There is no user.'))
      }),
    )
  users
    .command('create')
    .argument('<login>', 'what they sign in with, such as their e-mail address')
    .requiredOption('--role <role>', 'viewer, operator, builder, admin or owner')
    .option('--name <name>', 'how they are called')
    .description('invites a user; prints a link that signs them in')
    .action(
      verb<[string, { role: string; name?: string }]>(async ({ client, show }, login, { role, name }) => {
        const body = { login, role, ...(name ? { name } : {}) }
        show(await client.send<{ url: string }>('POST', '/api/v1/users', body), ({ url }) => `${bold(url)}\n${once}`)
      }),
    )
  users
    .command('link')
    .argument('<login>')
    .description('a new link that signs a user in; the one before is worth nothing then')
    .action(
      verb<[string]>(async ({ client, show }, login) => {
        const made = await client.send<{ url: string }>('POST', `${address(login)}/link`)
        show(made, ({ url }) => `${bold(url)}\n${once}`)
      }),
    )
  users
    .command('password')
    .argument('<login>')
    .description('gives a user a password, read from the terminal or a pipe')
    .action(
      verb<[string]>(async ({ client, show }, login) => {
        const password = await readPassword()
        const changed = await client.send<UserInfo>('PUT', `${address(login)}/password`, { password })
        show(changed, (user) => `${user.login} signs in with this password from now on.`)
      }),
    )
}

/** What they may do, and whether they still may. */
function decide(users: Command): void {
  users
    .command('role')
    .argument('<login>')
    .argument('<role>', 'viewer, operator, builder, admin or owner')
    .description('changes what a user may do')
    .action(
      verb<[string, string]>(async ({ client, show }, login, role) => {
        const changed = await client.send<UserInfo>('PUT', address(login), { role })
        show(changed, (user) => `${user.login} is ${user.role}.`)
      }),
    )
  for (const [name, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    users
      .command(name)
      .argument('<login>')
      .description(disabled ? 'keeps a user out, at once' : 'lets a disabled user in again')
      .action(
        verb<[string]>(async ({ client, show }, login) => {
          const changed = await client.send<UserInfo>('PUT', address(login), { disabled })
          show(changed, (user) => `${user.login} is ${user.disabledAt ? 'disabled' : 'let in'}.`)
        }),
      )
  }
  users
    .command('remove')
    .argument('<login>')
    .description('removes a user, their sessions and the API keys they made')
    .action(
      verb<[string]>(async ({ client, show }, login) =>
        show(await client.send('DELETE', address(login)), () => `${login} is removed.`),
      ),
    )
  users
    .command('sessions')
    .description('browsers that are signed in')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: SessionInfo[] }>('/api/v1/sessions')
        show(found, ({ items }) => {
          const rows = items.map((one) => [one.id, one.login, one.address, when(one.seenAt), one.agent.slice(0, 40)])
          return table(['SESSION', 'USER', 'FROM', 'LAST USED', 'BROWSER'], rows, 'No browser is signed in.')
        })
      }),
    )
  users
    .command('sign-out')
    .argument('<session>', 'its id')
    .description('ends a session, at once')
    .action(
      verb<[string]>(async ({ client, show }, id) =>
        show(await client.send('DELETE', `/api/v1/sessions/${encodeURIComponent(id)}`), () => 'Signed out.'),
      ),
    )
}

export default commands

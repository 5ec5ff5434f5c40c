/** rainmaker connections: the orgs we may speak to. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type {
  ConnectionCheck,
  ConnectionInfo,
  ConnectionReport,
  NewConnection,
  RevokedInfo,
} from '../../contract/index.ts'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { bold, dim, status } from '../output.ts'
import { reportLines } from '../report-lines.ts'

interface AddOptions {
  loginUrl: string
  clientId: string
  clientSecretFile?: string
  flow: 'web' | 'client-credentials' | 'jwt'
  username?: string
  keyFile?: string
}

const path = (name: string) => `/api/v1/connections/${encodeURIComponent(name)}`

function line(connection: ConnectionInfo): string {
  const meter =
    connection.apiLimit === null ? '' : dim(` · ${connection.apiUsed} of ${connection.apiLimit} API calls used`)
  const trouble = connection.problem ? `\n  ${connection.problem.what}\n  → ${connection.problem.fix}` : ''
  return `${connection.name}  ${status(connection.status)}  ${connection.instanceUrl ?? connection.loginUrl}  ${connection.username ?? ''}${meter}${trouble}`
}

function checkLines({ checks }: { checks: ConnectionCheck[] }): string {
  return checks.map(checkLine).join('\n')
}

function checkLine({ ok, title, detail, problem }: ConnectionCheck): string {
  if (ok) return `✓ ${title}  ${dim(detail)}`
  return problem ? `✗ ${title}: ${problem.what}\n  → ${problem.fix}` : dim(`· ${title}: ${detail.toLowerCase()}`)
}

async function add({ client, show }: Tools, name: string, options: AddOptions): Promise<void> {
  const read = async (file?: string) => (file ? (await readFile(file, 'utf8')).trim() : undefined)
  const [clientSecret, privateKey] = await Promise.all([read(options.clientSecretFile), read(options.keyFile)])
  const body: NewConnection = {
    name,
    loginUrl: options.loginUrl,
    clientId: options.clientId,
    flow: options.flow,
    ...(clientSecret ? { clientSecret } : {}),
    ...(privateKey ? { privateKey } : {}),
    ...(options.username ? { username: options.username } : {}),
  }
  const made = await client.send<{ connection: ConnectionInfo; authorizeUrl: string | null }>(
    'POST',
    '/api/v1/connections',
    body,
  )
  show(made, ({ connection, authorizeUrl }) =>
    authorizeUrl ? `Open this address in a browser and allow access:\n${authorizeUrl}` : line(connection),
  )
}

const commands: CommandFile = (program) => {
  const connections = program.command('connections').description('the orgs Rainmaker may speak to')
  join(connections)
  turn(connections)
}

/** What there is, joined and looked over. */
function join(connections: Command): void {
  connections
    .command('list')
    .description('all connections with their health')
    .action(
      verb(async ({ client, show }) => {
        show(
          await client.get<{ items: ConnectionInfo[] }>('/api/v1/connections'),
          ({ items }) => items.map(line).join('\n') || 'No connection yet: rainmaker connections add',
        )
      }),
    )
  connections
    .command('show')
    .argument('<name>')
    .description('one connection')
    .action(verb<[string]>(async ({ client, show }, name) => show(await client.get<ConnectionInfo>(path(name)), line)))
  connections
    .command('add')
    .argument('<name>')
    .requiredOption(
      '--login-url <url>',
      'https://login.salesforce.com, https://test.salesforce.com, your My Domain, or a local org',
    )
    .requiredOption('--client-id <id>', 'consumer key of your external client app')
    .option('--client-secret-file <file>', 'file with the consumer secret (secrets are never arguments)')
    .option('--flow <flow>', 'web, client-credentials or jwt', 'web')
    .option('--username <name>', 'jwt: the user to act as')
    .option('--key-file <file>', 'jwt: file with the private key (PEM)')
    .description('connects an org')
    .action(verb<[string, AddOptions]>(add))
  connections
    .command('test')
    .argument('<name>')
    .description('named checks, each green or with its fix')
    .action(
      verb<[string]>(async ({ client, show }, name) => {
        const done = await client.send<{ checks: ConnectionCheck[] }>('POST', `${path(name)}/test`)
        show(done, checkLines)
        if (done.checks.some((check) => !check.ok)) process.exitCode = 1
      }),
    )
}

/** Held, let go on, stopped for good. */
function turn(connections: Command): void {
  const verbs = {
    authorize: 'signs in again in place',
    poll: 'looks for changes now',
    pause: 'no calls until resumed',
    resume: 'goes on',
  }
  for (const [name, about] of Object.entries(verbs)) {
    connections
      .command(name)
      .argument('<name>')
      .description(about)
      .action(
        verb<[string]>(async ({ client, show }, of) =>
          show(await client.send<Record<string, unknown>>('POST', `${path(of)}/${name}`), (answer) =>
            JSON.stringify(answer),
          ),
        ),
      )
  }
  connections
    .command('revoke')
    .argument('<name>')
    .description('the kill switch: no call any more, tokens wiped and withdrawn; tells what the connection did')
    .action(
      verb<[string]>(async ({ client, show }, name) => {
        const revoked = await client.send<RevokedInfo>('POST', `${path(name)}/revoke`)
        show(revoked, ({ ms, problem, report }) =>
          [
            bold(`${name} is revoked: wiped here${problem ? '' : ' and withdrawn at Salesforce'} in ${ms} ms.`),
            ...(problem ? [`${problem.what} ${problem.fix}`] : []),
            ...reportLines(report),
          ].join('\n'),
        )
        if (revoked.problem) process.exitCode = 1
      }),
    )
  connections
    .command('report')
    .argument('<name>')
    .option('--days <n>', 'of the last days', '30')
    .description('what a connection did: calls, records written, by whom, what it heard')
    .action(
      verb<[string, { days: string }]>(async ({ client, show }, name, { days }) =>
        show(await client.get<ConnectionReport>(`${path(name)}/report?days=${days}`), (report) =>
          reportLines(report).join('\n'),
        ),
      ),
    )
  connections
    .command('remove')
    .argument('<name>')
    .description('removes it and its secrets')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(await client.send('DELETE', path(name)), () => `Removed ${name}.`),
      ),
    )
}
export default commands

/** rainmaker tenants: customers or departments that share this server and see nothing of each other. */
import type { TenantInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

const commands: CommandFile = (program) => {
  const tenants = program.command('tenants').description('who shares this server without seeing each other')
  tenants
    .command('list', { isDefault: true })
    .description('all tenants')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: TenantInfo[] }>('/api/v1/tenants')
        show(found, ({ items }) => {
          const rows = items.map(({ name, id, createdAt }) => [name, id, when(createdAt)])
          return table(['TENANT', 'ID', 'SINCE'], rows, '')
        })
      }),
    )
  tenants
    .command('create')
    .argument('<name>')
    .requiredOption('--owner <login>', 'its first user')
    .description('makes a tenant; prints a link that signs its owner in')
    .action(
      verb<[string, { owner: string }]>(async ({ client, show }, name, { owner }) => {
        const made = await client.send<{ url: string }>('POST', '/api/v1/tenants', { name, owner })
        const hint = dim(`It signs in once. Commands work for this tenant with RAINMAKER_TENANT=${name}.`)
        show(made, ({ url }) => `${bold(url)}\n${hint}`)
      }),
    )
}
export default commands

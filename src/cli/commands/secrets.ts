/** rainmaker secrets: what http steps send and nobody sees. */
import { text } from 'node:stream/consumers'
import { type CommandFile, verb } from '../command.ts'

const at = (name: string) => `/api/v1/secrets/${encodeURIComponent(name)}`

const commands: CommandFile = (program) => {
  const secrets = program.command('secrets').description('secrets that headers of http steps name: {secret:billing}')
  secrets
    .command('set')
    .argument('<name>', 'letters, digits, - and _')
    .description('keeps a secret, sealed; it is read from stdin, so that no history has it')
    .action(
      verb<[string]>(async ({ client, show }, name) => {
        const secret = (await text(process.stdin)).replace(/\r?\n$/, '')
        const kept = await client.send<{ name: string }>('PUT', at(name), { secret })
        show(kept, () => `Kept. Headers of http steps may say {secret:${kept.name}}.`)
      }),
    )
  secrets
    .command('list')
    .description('names only')
    .action(
      verb(async ({ client, show }) => {
        const found = await client.get<{ items: string[] }>('/api/v1/secrets')
        show(found, ({ items }) => (items.length > 0 ? items.join('\n') : 'There are no secrets.'))
      }),
    )
  secrets
    .command('remove')
    .argument('<name>', 'as the list shows it')
    .description('forgets a secret; steps that name it fail from now on')
    .action(
      verb<[string]>(async ({ client, show }, name) => {
        const gone = await client.send<{ name: string }>('DELETE', at(name))
        show(gone, () => `${gone.name} is forgotten.`)
      }),
    )
}
export default commands

/** rainmaker connect-links: links with which customers of another product connect their orgs here. */
import { readFile } from 'node:fs/promises'
import type { ConnectLinkInfo } from '../../contract/index.ts'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

interface Wish {
  product: string
  clientId: string
  clientSecretFile?: string
  loginUrl?: string
  name?: string
  returnUrl?: string
  hours?: string
}

interface Webhook {
  url: string | null
  deliveries: { id: string; tries: number; deliveredAt: string | null; answer: string | null }[]
}

const path = '/api/v1/connect-links'
const row = ({ id, customer, product, state, expiresAt, finishedAt }: ConnectLinkInfo) => [
  id,
  customer,
  product,
  state,
  when(finishedAt ?? expiresAt),
]

async function create({ client, show }: Tools, customer: string, wish: Wish): Promise<void> {
  const { clientSecretFile, hours, ...rest } = wish
  const clientSecret = clientSecretFile && (await readFile(clientSecretFile, 'utf8')).trim()
  const body = { customer, ...rest, ...(clientSecret && { clientSecret }), ...(hours && { hours: Number(hours) }) }
  const made = await client.send<{ link: ConnectLinkInfo; url: string }>('POST', path, body)
  show(
    made,
    ({ url, link }) => `${bold(url)}\n${dim(`Works once, until ${when(link.expiresAt)}. It is not shown again.`)}`,
  )
}

function webhookText({ url, deliveries }: Webhook): string {
  const rows = deliveries.map((one) => [
    one.id,
    one.tries,
    one.deliveredAt ? when(one.deliveredAt) : 'not yet',
    one.answer,
  ])
  const headings = ['MESSAGE', 'TRIES', 'TAKEN', 'LAST ANSWER']
  return `${url ?? 'No address is set.'}\n${table(headings, rows, 'No customer has finished yet.')}`
}

async function webhook({ client, show }: Tools, url?: string): Promise<void> {
  if (url === undefined) return show(await client.get<Webhook>('/api/v1/connect-webhook'), webhookText)
  const set = await client.send<{ secret: string }>('PUT', '/api/v1/connect-webhook', { url })
  show(set, ({ secret }) => `${bold(secret)}\n${dim('Messages are signed with it. It is not shown again.')}`)
}

const commands: CommandFile = (program) => {
  const links = program.command('connect-links').description('links with which your customers connect their orgs')
  links
    .command('list', { isDefault: true })
    .description('all links and how far each is')
    .action(
      verb(async ({ client, show }) =>
        show(await client.get<{ items: ConnectLinkInfo[] }>(path), ({ items }) =>
          table(['LINK', 'CUSTOMER', 'PRODUCT', 'STATE', 'UNTIL'], items.map(row), 'There is no connect link.'),
        ),
      ),
    )
  links
    .command('create')
    .argument('<customer>', 'id of the customer in your product; comes back in the message')
    .requiredOption('--product <name>', 'what your product is called; the customer reads it')
    .requiredOption('--client-id <id>', 'consumer key of your external client app')
    .option('--client-secret-file <file>', 'file with the consumer secret (secrets are never arguments)')
    .option('--login-url <url>', 'production, sandbox or My Domain of the customer (default: production)')
    .option('--name <name>', 'of the connection (default: the customer)')
    .option('--return-url <url>', 'where the customer goes on to when done')
    .option('--hours <n>', 'how long the link is good for (default: 72)')
    .description('makes a link; it is shown this one time')
    .action(verb<[string, Wish]>(create))
  links
    .command('remove')
    .argument('<link>', 'its id')
    .description('takes a link back; a connection that was not finished goes with it')
    .action(
      verb<[string]>(async ({ client, show }, id) =>
        show(
          await client.send('DELETE', `${path}/${encodeURIComponent(id)}`),
          () => `The link ${id} opens nothing any more.`,
        ),
      ),
    )
  links
    .command('webhook')
    .argument('[url]', 'sets the address; without it, tells the address and the last messages')
    .description('where your product is told of customers who finished')
    .action(verb<[string | undefined]>(webhook))
}
export default commands

/** Connect links end to end: a product asks for one, its customer agrees and signs in at the local org, the product hears of it, signed. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { startLocalOrg } from '../../local-org/index.ts'
import { type Browser, peopleLab } from '../support/people-lab.ts'
import { until } from '../support/product.ts'
import { signInAt } from '../support/web-sign-in.ts'

const org = await startLocalOrg({ seed: 'empty' })
after(() => org.close())

interface Heard {
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** The product: takes messages, and refuses the first. */
const heard: Heard[] = []
const product = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    heard.push({ headers: request.headers, body })
    response.writeHead(heard.length === 1 ? 503 : 204).end()
  })
})
await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve))
after(() => product.close())
const productUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`

const lab = await peopleLab({
  RAINMAKER_ALLOW_HOSTS: '127.0.0.0/8',
  RAINMAKER_REQUESTS_A_MINUTE: '100000',
  RAINMAKER_POLL_SECONDS: '3600',
})
await lab.asServer('POST', '/api/v1/tenants', { name: 'shop', owner: 'owner@shop' })

interface Made {
  link: { id: string; connectionId: string }
  url: string
}

const wish = (customer: string) => ({
  ...{ customer, product: 'Shop <b>&', loginUrl: org.url, clientId: org.clientId, clientSecret: org.clientSecret },
  returnUrl: `${productUrl}/back`,
})
const make = (customer: string) => lab.asServer<Made>('POST', '/api/v1/connect-links', wish(customer), 'shop')
const connections = () =>
  lab.asServer<{ items: { id: string; status: string }[] }>('GET', '/api/v1/connections', undefined, 'shop')

/** Agrees and signs in at the org; gives our callback. */
async function agree(browser: Browser, url: string): Promise<string> {
  const agreed = await browser.ask('POST', new URL(url).pathname, undefined, {})
  assert.equal(agreed.status, 303)
  const authorize = new URL(agreed.headers.get('location') ?? '')
  assert.equal(authorize.origin, new URL(org.url).origin)
  assert.equal(authorize.searchParams.get('code_challenge_method'), 'S256')
  return (await signInAt(org, authorize.href)).href
}

test('a customer connects once; the product is told, signed, and again until it takes it', async () => {
  const { secret } = await lab.asServer<{ secret: string }>(
    'PUT',
    '/api/v1/connect-webhook',
    { url: productUrl },
    'shop',
  )
  const { link, url } = await make('acme-42')
  const customer = lab.browser()
  const page = await customer.open(url)
  assert.equal(page.status, 200)
  assert.match(String(page.body), /Shop &lt;b&gt;&amp; asks for access/)
  assert.doesNotMatch(String(page.body), /<script|<b>&amp;/)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)

  const finished = await customer.open(await agree(customer, url))
  assert.equal(finished.headers.get('location'), `${productUrl}/back`)
  const [connection] = (await connections()).items
  assert.deepEqual([connection?.id, connection?.status], [link.connectionId, 'connected'])
  assert.equal((await customer.open(url)).status, 404, 'used up')
  assert.equal((await lab.ask('POST', new URL(url).pathname)).status, 404)

  await until('the refused message', async () => heard.length > 0)
  // Its own time comes after ten seconds; whoever waits longer than that finds it told.
  const refused = "select 1 from webhook_delivery where answer like 'HTTP 503%'"
  await until('the refusal is kept', async () => (await lab.store.pool.query(refused)).rowCount || heard.length > 1)
  await lab.store.pool.query('update webhook_delivery set next_at = now() where delivered_at is null')
  await until('the taken message', async () => heard.length > 1)
  for (const { headers, body } of heard) {
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64url')
    assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(text).digest('base64')}`)
  }
  assert.equal(heard[0]?.headers['webhook-id'], heard[1]?.headers['webhook-id'])
  const told = JSON.parse(heard[1]?.body ?? '{}') as Record<string, unknown>
  assert.deepEqual([told['type'], told['customer']], ['connection.connected', 'acme-42'])
  const kept = await until('the delivery is settled', async () => {
    const { deliveries } = await lab.asServer<{ deliveries: { deliveredAt: string | null; tries: number }[] }>(
      ...(['GET', '/api/v1/connect-webhook', undefined, 'shop'] as const),
    )
    return deliveries[0]?.deliveredAt ? deliveries : null
  })
  assert.equal(kept[0]?.tries, 2)
})

test('only the browser that agreed finishes; what ran out or was taken back opens nothing', async () => {
  const { link, url } = await make('second')
  const callback = await agree(lab.browser(), url)
  const led = await lab.browser().open(callback)
  assert.equal(led.status, 403)
  assert.equal((await connections()).items.find(({ id }) => id === link.connectionId)?.status, 'new')

  await lab.store.pool.query('update connect_link set expires_at = now() where id = $1', [link.id])
  assert.equal((await lab.browser().open(url)).status, 404)
  const third = await make('third')
  await lab.asServer('DELETE', `/api/v1/connect-links/${third.link.id}`, undefined, 'shop')
  assert.equal((await lab.browser().open(third.url)).status, 404)
  assert.ok(!(await connections()).items.some(({ id }) => id === third.link.connectionId))
})

test('another tenant sees no link, no message and no connection of it; nothing goes to closed addresses', async () => {
  const other = await lab.asServer<{ items: unknown[] }>('GET', '/api/v1/connect-links')
  assert.deepEqual(other.items, [])
  assert.deepEqual((await lab.asServer<{ deliveries: unknown[] }>('GET', '/api/v1/connect-webhook')).deliveries, [])
  assert.deepEqual((await lab.asServer<{ items: unknown[] }>('GET', '/api/v1/connections')).items, [])
  const secrets = await lab.store.pool.query(`select sealed::text from secret where name = 'connect-webhook'`)
  assert.equal(secrets.rowCount, 1)
  await lab.asServer('PUT', '/api/v1/connect-webhook', { url: 'http://169.254.169.254/latest' }, 'shop')
  await lab.store.pool.query('update webhook_delivery set next_at = now(), delivered_at = null, tries = 0')
  const answer = await until('the refusal', async () => {
    const { rows } = await lab.store.pool.query<{ answer: string }>(
      "select answer from webhook_delivery where answer not like 'HTTP%'",
    )
    return rows[0]?.answer
  })
  assert.match(answer, /169\.254/)
})

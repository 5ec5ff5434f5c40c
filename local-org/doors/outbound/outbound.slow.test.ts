/** Outbound messages as a receiver meets them: shape, acknowledgement, retries, latest state. */

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openOrg } from '../../testing/open-org.ts'

const ack = (value: boolean) =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>${value}</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>`

/** A receiver that answers what it is told to, then acknowledges. */
async function receiver(t: TestContext, answers: { status: number; body: string }[] = []) {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push(Buffer.concat(chunks).toString())
    const { status, body } = answers.shift() ?? { status: 200, body: ack(true) }
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await condition()) && Date.now() < end) await sleep(20)
  assert.ok(await condition())
}

test('a saved record is told with its fields, once it is acknowledged no more', async (t) => {
  const { org, control, create } = await openOrg(t)
  const { url, bodies } = await receiver(t)
  const wish = { name: 'New hot lead', object: 'Lead', endpointUrl: url, fields: ['LastName', 'Company', 'Email'] }
  await control.post('/outbound-messages', { ...wish, condition: "Rating = 'Hot'" })
  await create('Lead', { LastName: 'Cold', Company: 'C' })
  const id = await create('Lead', { LastName: 'A & B', Company: 'C', Rating: 'Hot' })
  await until(() => bodies.length === 1)
  const [body = ''] = bodies
  assert.match(body, new RegExp(`<OrganizationId>${org.orgId}</OrganizationId>`))
  assert.match(body, /<ActionId>04k\w{15}<\/ActionId>\s*<SessionId xsi:nil="true"\/>/)
  assert.match(
    body,
    new RegExp(`<PartnerUrl>${org.url}/services/Soap/u/\\d\\d\\.0/${org.orgId.slice(0, 15)}</PartnerUrl>`),
  )
  assert.match(
    body,
    /<Id>04l\w{15}<\/Id>\s*<sObject xsi:type="sf:Lead" xmlns:sf="urn:sobject\.enterprise\.soap\.sforce\.com">/,
  )
  assert.match(
    body,
    new RegExp(
      `<sf:Id>${id}</sf:Id>\\s*<sf:LastName>A &amp; B</sf:LastName>\\s*<sf:Company>C</sf:Company>\\s*</sObject>`,
    ),
  )
  await sleep(250)
  assert.equal(bodies.length, 1)
})

test('what is not acknowledged comes again, with the same id and the latest values', async (t) => {
  const { control, create, call } = await openOrg(t)
  const { url, bodies } = await receiver(t, [
    { status: 500, body: '' },
    { status: 200, body: ack(false) },
  ])
  const wish = { name: 'Accounts', object: 'Account', endpointUrl: url, fields: ['Name'], on: 'create' }
  await control.post('/outbound-messages', wish)
  const id = await create('Account', { Name: 'First' })
  await until(() => bodies.length === 1)
  await call('PATCH', `/sobjects/Account/${id}`, { Name: 'Second' })
  await sleep(250)
  assert.equal(bodies.length, 1)
  await control.advanceClock(60_000)
  await until(() => bodies.length === 2)
  await control.advanceClock(600_000)
  await until(() => bodies.length === 3)
  assert.match(bodies[0] ?? '', /<sf:Name>First</)
  assert.match(bodies[2] ?? '', /<sf:Name>Second</)
  const ids = bodies.map((body) => /<Id>(04l\w+)</.exec(body)?.[1])
  assert.equal(new Set(ids).size, 1)
  await until(async () => (await control.get<unknown[]>('/outbound-messages/queue')).length === 0)
})

test('two hundred records of one commit come in messages of a hundred', async (t) => {
  const { control, call } = await openOrg(t)
  const { url, bodies } = await receiver(t)
  await control.post('/outbound-messages', { name: 'All', object: 'Account', endpointUrl: url, fields: [] })
  const records = Array.from({ length: 200 }, (_, i) => ({ attributes: { type: 'Account' }, Name: `A${i}` }))
  await call('POST', '/composite/sobjects', { records })
  await until(() => bodies.length === 2)
  assert.deepEqual(
    bodies.map((body) => body.split('<Notification>').length - 1),
    [100, 100],
  )
})

test('what was not acknowledged is still there after a restart', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-org-outbound-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const { url, bodies } = await receiver(t, [{ status: 503, body: '' }])
  const first = await openOrg(t, { dataDir })
  const wish = { name: 'Accounts', object: 'Account', endpointUrl: url, fields: ['Name'] }
  await first.control.post('/outbound-messages', wish)
  await first.create('Account', { Name: 'Kept' })
  const tried = async () => (await first.control.get<{ attempts: number }[]>('/outbound-messages/queue'))[0]?.attempts
  await until(async () => (await tried()) === 1)
  assert.equal(bodies.length, 1)
  await first.org.close()
  const second = await openOrg(t, { dataDir })
  const [waiting] = await second.control.get<{ attempts: number }[]>('/outbound-messages/queue')
  assert.equal(waiting?.attempts, 1)
  await second.control.advanceClock(3_600_000)
  await until(() => bodies.length === 2)
  const ids = bodies.map((body) => /<Id>(04l\w+)</.exec(body)?.[1])
  assert.equal(new Set(ids).size, 1)
})

/** The Pub/Sub client against the event service of a local org: what it reads, how it goes on, what it says when refused. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'
import { Problem } from '../../src/problems.ts'
import { createSalesforce } from '../../src/salesforce/index.ts'
import { type ChangeStream, type Changes, openPubSub } from '../../src/salesforce/pubsub/index.ts'

const topic = '/data/ChangeEvents'

/** `silenceMs`: longer than a machine stands still, where silence is not what is tested. */
async function scene(t: TestContext, { tls = false, silenceMs = 250_000 } = {}) {
  const org = await startLocalOrg({ seed: 'empty' })
  const control = new ControlClient(org.controlUrl)
  const sessions = [org.accessToken]
  const session = {
    current: async () => ({ instanceUrl: org.url, accessToken: sessions.at(-1) ?? '' }),
    renew: async () => {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: org.clientId,
        client_secret: org.clientSecret,
        refresh_token: org.refreshToken,
      })
      const answer = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })
      const { access_token: accessToken } = (await answer.json()) as { access_token: string }
      sessions.push(accessToken)
      return { instanceUrl: org.url, accessToken }
    },
  }
  const salesforce = createSalesforce({ session, apiVersion: '66.0', clientName: 'people' })
  const ca = tls ? await (await fetch(`${org.controlUrl}/ca.pem`)).text() : undefined
  const address = { host: '127.0.0.1', port: tls ? org.pubsubTlsPort : org.pubsubPort, tls, ca }
  const pubsub = await openPubSub({ address, session, orgId: org.orgId, silenceMs })
  t.after(async () => {
    pubsub.close()
    await org.close()
  })
  const create = async (object: string, fields: Record<string, unknown>) => {
    const [result] = await salesforce.create([{ object, fields }])
    return result?.ok ? result.id : assert.fail(String(result?.problem))
  }
  return { org, control, salesforce, pubsub, create, sessions }
}

/** Subscribed for certain: the service has answered another call on the same line since. */
async function listening({ pubsub }: Awaited<ReturnType<typeof scene>>, from: string | null = null) {
  const stream = await pubsub.changes(topic, from)
  assert.equal(await pubsub.whyNot(topic), null)
  return stream
}

async function refusal(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => assert.fail('was not refused'),
    (error: unknown) => (error instanceof Problem ? error : assert.fail(String(error))),
  )
}

async function collect(stream: ChangeStream, count: number): Promise<Changes> {
  const all: Changes = { changes: [], unreadable: [], position: '' }
  while (all.changes.length < count) {
    const { changes, position } = await stream.next()
    all.changes.push(...changes)
    all.position = position
  }
  return all
}

for (const tls of [false, true]) {
  test(`changes come with their values, nested ones too, and the names of what changed; ${tls ? 'TLS' : 'plain'}`, async (t) => {
    const now = await scene(t, { tls })
    const stream = await listening(now)
    const values = {
      FirstName: 'Ada',
      LastName: 'Lovelace',
      MailingCity: 'London',
      Birthdate: '1815-12-10',
      Phone: '1',
    }
    const id = await now.create('Contact', values)
    const [created] = (await collect(stream, 1)).changes
    assert.deepEqual([created?.object, created?.changeType, created?.recordIds], ['Contact', 'CREATE', [id]])
    assert.equal(created?.values['MailingCity'], 'London')
    assert.equal(created?.values['FirstName'], 'Ada')
    assert.equal(created?.values['Birthdate'], Date.UTC(1815, 11, 10))
    assert.equal(created?.values['OtherCity'], null)
    for (const name of ['MailingCity', 'FirstName', 'Phone']) assert.ok(created?.carried.has(name), name)
    for (const name of ['Name', 'Id', 'SystemModstamp']) assert.ok(!created?.carried.has(name), name)
    await now.salesforce.update([
      { object: 'Contact', id, fields: { FirstName: 'A.', MailingCity: null, Email: 'a@b.example' } },
    ])
    const [updated] = (await collect(stream, 1)).changes
    const changed = updated?.changed.filter((name) => name === 'MailingCity' || !name.startsWith('Mailing')).toSorted()
    assert.deepEqual(changed, ['Email', 'FirstName', 'LastModifiedDate', 'MailingCity'])
    assert.deepEqual([updated?.values['FirstName'], updated?.values['MailingCity']], ['A.', null])
    assert.deepEqual(updated?.diffed, [])
    assert.equal(updated?.sequenceNumber, 1)
    stream.close()
  })
}

test('more than one request may ask for comes in order and whole; from a position on, only what is behind it', async (t) => {
  const now = await scene(t)
  const stream = await listening(now)
  await now.control.generate('Account', 350, { Name: 'Many {n}' })
  const first = await collect(stream, 350)
  assert.deepEqual(
    first.changes.map(({ values }) => values['Name']),
    Array.from({ length: 350 }, (_, n) => `Many ${n + 1}`),
  )
  stream.close()
  await now.create('Account', { Name: 'Behind' })
  const again = await listening(now, first.position)
  assert.deepEqual((await collect(again, 1)).changes[0]?.values['Name'], 'Behind')
})

test('a reader who does not read is not sent everything', async (t) => {
  const now = await scene(t)
  const stream = await listening(now)
  for (let n = 0; n < 6; n++) await now.control.generate('Account', 1000, { Name: `${n} {n}` })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { changes } = await stream.next()
  assert.ok(changes.length <= 2000, `${changes.length} were waiting`)
  assert.equal((await collect(stream, 6000 - changes.length)).changes.length, 6000 - changes.length)
})

test('an ended session is renewed, the stream says so', async (t) => {
  const now = await scene(t)
  await now.control.expireTokens()
  assert.equal((await refusal((await now.pubsub.changes(topic, null)).next())).code, 'session-expired')
  assert.equal(now.sessions.length, 2)
  await listening(now)
  assert.equal(now.sessions.length, 2)
})

test('why a stream cannot be had or ended is a Problem that says what happens next', async (t) => {
  const now = await scene(t)
  const thens: Record<string, [string, string]> = {
    'service.unavailable': ['org-unavailable', 'retry'],
    'subscription.limit.exceeded': ['event-limit-reached', 'wait-for-allowance'],
    'subscription.topic.cannot.subscribe': ['access-denied', 'stop'],
    'service.tenant.license': ['push-not-on', 'stop'],
    'service.protection.triggered': ['limit-concurrent', 'retry'],
  }
  for (const [code, [problem, then]] of Object.entries(thens)) {
    await now.control.post('/pubsub/faults', { method: 'Subscribe', code })
    const refused = await refusal((await now.pubsub.changes(topic, null)).next())
    assert.deepEqual([refused.code, refused.then], [problem, then], code)
    assert.match(refused.details.salesforce?.errorCode ?? '', new RegExp(`${code}$`))
  }
  assert.equal((await now.pubsub.whyNot('/data/NothingChangeEvent'))?.code, 'push-not-on')
  for (const from of ['AAAA', Buffer.from('ffffffffffffffff', 'hex').toString('base64')]) {
    assert.equal((await refusal((await now.pubsub.changes(topic, from)).next())).code, 'events-expired')
  }
})

test('what came before the end of a stream is read before the end is told', async (t) => {
  const now = await scene(t)
  const stream = await listening(now)
  await now.create('Account', { Name: 'Last' })
  await now.control.post('/pubsub/end-streams', {})
  assert.equal((await collect(stream, 1)).changes[0]?.values['Name'], 'Last')
  assert.equal((await refusal(stream.next())).code, 'org-unavailable')
})

test('a silent line is given up', async (t) => {
  const now = await scene(t, { silenceMs: 150 })
  // The line is up before it falls silent.
  assert.equal(await now.pubsub.whyNot(topic), null)
  const stream = await now.pubsub.changes(topic, null)
  assert.equal((await refusal(stream.next())).code, 'org-unreachable')
})

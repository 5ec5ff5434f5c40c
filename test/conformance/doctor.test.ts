/** The doctor of a connection: each trouble an administrator can cause is named, with its fix. */
import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { hostMismatch } from '../../src/connections/checks/host-mismatch.ts'
import { signInChecks } from '../../src/connections/checks/sign-in.ts'
import { type Connections, createConnections, type Need } from '../../src/connections/index.ts'
import type { ConnectionCheck } from '../../src/contract/index.ts'
import { testStore } from '../support/store.ts'
import { webSignIn } from '../support/web-sign-in.ts'

let org: LocalOrg
let control: ControlClient
let connections: Connections
let id: string
before(async () => {
  const store = await testStore()
  org = await startLocalOrg({ seed: 'empty' })
  control = new ControlClient(org.controlUrl)
  const masterKey = createSecretKey(randomBytes(32))
  connections = createConnections({ store, masterKey, log: pino({ level: 'silent' }) })
})
after(() => org.close())

let made = 0
beforeEach(async () => {
  await control.clearFaults()
  await control.app({
    clientId: org.clientId,
    blocked: false,
    notInstalled: false,
    allowedIps: [],
    runAsUserId: org.userId,
  })
  const { loginUrl, clientId, clientSecret } = org
  const wanted = { name: `org ${++made}`, loginUrl, clientId, clientSecret, flow: 'client-credentials' } as const
  id = (await connections.create(wanted)).id
  await connections.connect(id)
})

const troubles = (checks: ConnectionCheck[]) =>
  checks.flatMap(({ name, ok, problem }) => (ok || !problem ? [] : [[name, problem.code]]))

async function diagnosis(needs: Need[] = []) {
  const checks = await connections.test(id, needs)
  for (const { problem } of checks) if (problem) assert.match(problem.fix, /^\p{Lu}.{10,}/u)
  return troubles(checks)
}

test('a healthy connection is green throughout', async () => {
  assert.deepEqual(await diagnosis([{ object: 'Lead', access: 'update', fields: ['Rating', 'Status'] }]), [])
})

for (const [trouble, app, code] of [
  ['the app is blocked', { blocked: true }, 'app-blocked'],
  ['the app is not installed', { notInstalled: true }, 'app-not-installed'],
  ['this address is not allowed', { allowedIps: ['203.0.113.7'] }, 'ip-restricted'],
] as const) {
  test(`${trouble}, though the old session still works`, async () => {
    await control.app({ clientId: org.clientId, ...app })
    assert.deepEqual(await diagnosis(), [['renewal', code]])
  })
}

test('the user is inactive', async () => {
  const { profileId } = await control.post<{ profileId: string }>('/users', { id: org.userId })
  const values = { ...person('away@example.com'), ProfileId: profileId, IsActive: true }
  const { id: userId } = await control.user({ values, password: 'secret word 1' })
  await control.app({ clientId: org.clientId, runAsUserId: userId })
  await connections.connect(id)
  await control.user({ id: userId, values: { IsActive: false } })
  const [[, code] = []] = await diagnosis()
  assert.equal(code, 'reconnect-needed')
})

for (const [trouble, fault, expected] of [
  [
    'the API is disabled',
    { status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is disabled for this User' }], path: '' },
    ['session', 'api-disabled'],
  ],
  [
    'all calls are used up',
    { status: 200, body: { DailyApiRequests: { Max: 15000, Remaining: 0 } }, path: '/limits' },
    ['allowance', 'limit-reached'],
  ],
  [
    'all events are used up',
    { status: 200, body: { DailyDeliveredPlatformEvents: { Max: 10000, Remaining: 0 } }, path: '/limits' },
    ['events', 'event-limit-reached'],
  ],
  [
    'no more events may be published this hour',
    { status: 200, body: { HourlyPublishedPlatformEvents: { Max: 50000, Remaining: 0 } }, path: '/limits' },
    ['publishing', 'event-limit-reached'],
  ],
] as const) {
  test(trouble, async () => {
    const { path, ...answer } = fault
    await control.fault({ match: { path: `/services/data.*${path}$` }, times: 0, effect: 'answer', ...answer })
    assert.deepEqual(await diagnosis(), [expected])
  })
}

test('places for refresh tokens, and their end, are looked at where a person signed in', async () => {
  // The org came with one.
  const made = await signedIn(['first', 'second', 'third'])
  id = made[0] ?? ''
  const detail = async (name: string) => (await connections.test(id)).find((check) => check.name === name)?.detail
  assert.equal(await detail('token-slots'), '4 of 5 are taken, 3 by this server')
  const untold = [{ message: "sObject type 'OauthToken' is not supported.", errorCode: 'INVALID_TYPE' }]
  await control.fault({ match: { path: '/query' }, effect: 'answer', status: 400, body: untold })
  assert.equal(await detail('token-slots'), '3 of 5 are this server’s; the org does not tell of others')
  assert.match((await detail('idle-life')) ?? '', /^Used just now/)

  const tokens = Array.from({ length: 5 }, (_, n) => ({ AppName: n < 4 ? 'Ours' : 'Other' }))
  const answer = (records: object[]) => ({ status: 200, body: { totalSize: records.length, done: true, records } })
  const asked = { path: '/query' }
  await control.fault({ match: asked, effect: 'answer', ...answer(tokens) })
  assert.deepEqual(await diagnosis(), [])
  await control.fault({ match: asked, effect: 'answer', ...answer(tokens.map(() => ({ AppName: 'Ours' }))) })
  assert.deepEqual(await diagnosis(), [['token-slots', 'conflict']])

  const exp = Math.floor(Date.now() / 1000) + 86_400
  const ends = { match: { path: '/oauth2/introspect' }, effect: 'answer', status: 200 } as const
  await control.fault({ ...ends, body: { active: true, exp } })
  assert.deepEqual(await diagnosis(), [['idle-life', 'reconnect-needed']])

  await signedIn(['fourth'])
  assert.deepEqual(await diagnosis(), [['token-slots', 'conflict']])
})

test('an address that others can read along is told', async () => {
  const connection = await connections.get(id)
  const none = () => assert.fail('it asks nobody')
  const ground = { salesforce: connections.salesforce(id), now: none, renew: none, needs: [] }
  const [tls] = signInChecks.filter(({ name }) => name === 'tls')
  const look = (instanceUrl: string) =>
    tls?.look({ ...ground, sameSignIns: none, refreshTokenEnd: none, connection: { ...connection, instanceUrl } }) ??
    assert.fail('there is no check of TLS')
  await assert.rejects(look('http://acme.my.salesforce.com'), { code: 'setting-invalid' })
  assert.match(await look('https://acme.my.salesforce.com'), /^Encrypted/)
})

test('the clock is wrong', async () => {
  await control.advanceClock(600_000)
  assert.deepEqual(await diagnosis(), [['clock', 'setting-invalid']])
  await control.advanceClock(-600_000)
})

test('rights that workflows need are looked at for each object and field', async () => {
  const needs: Need[] = [
    { object: 'Lead', access: 'update', fields: ['Status', 'Colour__c', 'CreatedDate'] },
    { object: 'Account', access: 'read', fields: ['Name'] },
    { object: 'Shipment__c', access: 'read', fields: [] },
  ]
  const checks = await connections.test(id, needs)
  assert.deepEqual(troubles(checks), [
    ['rights:Lead', 'access-denied'],
    ['rights:Shipment__c', 'object-unknown'],
  ])
  const items = checks.find(({ name }) => name === 'rights:Lead')?.problem?.items
  assert.deepEqual(
    items?.map(({ path }) => path),
    ['Lead.Colour__c', 'Lead.CreatedDate'],
  )
})

test('the door of the other kind of org is told', () => {
  const [login, sandbox] = ['https://login.salesforce.com', 'https://acme--dev.sandbox.my.salesforce.com']
  assert.match(hostMismatch(login, sandbox)?.details.fix ?? '', /test\.salesforce\.com/)
  assert.match(
    hostMismatch('https://test.salesforce.com', 'https://acme.my.salesforce.com')?.details.fix ?? '',
    /login\.salesforce\.com/,
  )
  assert.equal(hostMismatch('https://test.salesforce.com', sandbox), null)
  assert.equal(hostMismatch(sandbox, sandbox), null)
  assert.equal(hostMismatch('http://127.0.0.1:1', 'http://127.0.0.1:1'), null)
})

/** Connections a person signed in to; gives their ids. */
async function signedIn(names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const { loginUrl, clientId, clientSecret } = org
    const { id: own } = await connections.create({ name, loginUrl, clientId, clientSecret, flow: 'web' })
    const back = await webSignIn(org, await connections.beginOAuth(own, 'http://localhost:1/oauth/callback'))
    await connections.finishOAuth({ state: back.get('state') ?? '', code: back.get('code') ?? '' })
    ids.push(own)
  }
  return ids
}

function person(username: string): Record<string, string> {
  return {
    Username: username,
    LastName: 'Away',
    Email: username,
    Alias: 'away',
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  }
}

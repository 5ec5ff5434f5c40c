/** Sign-ins that must fail: foreign doors, answers that point elsewhere, states that are not ours. Nothing is stored, no token leaves. */
import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { type Connections, createConnections } from '../../src/connections/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { testStore } from '../support/store.ts'

let org: LocalOrg
let store: Store
let control: ControlClient
let connections: Connections
before(async () => {
  ;[org, store] = await Promise.all([startLocalOrg({ seed: 'empty' }), testStore()])
  control = new ControlClient(org.controlUrl)
  const masterKey = createSecretKey(randomBytes(32))
  connections = createConnections({ store, masterKey, log: pino({ level: 'silent' }) })
})
after(() => org.close())
beforeEach(() => control.clearFaults())

let made = 0
async function create(flow: 'web' | 'client-credentials', loginUrl = org.loginUrl): Promise<string> {
  const { clientId, clientSecret } = org
  return (await connections.create({ name: `org ${++made}`, loginUrl, clientId, clientSecret, flow })).id
}

const tokensOf = (id: string) =>
  rowsOf(store.db, "select 1 from secret where connection_id = $1 and name = 'tokens'", [id])

const foreignHosts = [
  'https://example.com',
  'https://salesforce.com.example.com',
  'https://evil-salesforce.com',
  'https://login.salesforce.com@example.com',
  'https://example.com/login.salesforce.com',
  'https://example.com#.salesforce.com',
  'https://example.com?.salesforce.com',
  'http://login.salesforce.com',
  'http://169.254.169.254',
  'http://10.0.0.1',
  'http://127.0.0.1.example.com',
  'ftp://login.salesforce.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not an address',
  '',
]

for (const address of foreignHosts) {
  test(`no connection signs in at "${address}"`, async () => {
    await assert.rejects(create('web', address), { code: 'bad-request' })
  })
  test(`an answer that points to "${address}" is refused and not kept`, async () => {
    const id = await create('client-credentials')
    const body = { access_token: 'a', refresh_token: 'b', instance_url: address, scope: 'api' }
    await control.fault({ match: { path: '/oauth2/token' }, times: 0, effect: 'answer', status: 200, body })
    await assert.rejects(connections.connect(id))
    assert.deepEqual(await tokensOf(id), [])
  })
}

for (const [what, spoil] of [
  ['empty', () => ''],
  ['guessed', () => randomBytes(32).toString('base64url')],
  ['cut', (state: string) => state.slice(0, -1)],
  ['longer', (state: string) => `${state}A`],
  ['in other letters', (state: string) => state.toUpperCase()],
  ['with a wildcard', (state: string) => `${state.slice(0, 10)}%`],
  ['with a quote', () => "' or true --"],
] as const) {
  test(`a state that is ${what} finishes nothing`, async () => {
    const id = await create('web')
    const url = new URL(await connections.beginOAuth(id, 'http://localhost:1/oauth/callback'))
    const state = spoil(url.searchParams.get('state') ?? '')
    await assert.rejects(connections.finishOAuth({ state, code: 'code' }), { code: 'oauth-refused' })
    assert.deepEqual(await tokensOf(id), [])
  })
}

test('PKCE with S256 and a state of 256 bits go with every sign-in', async () => {
  const id = await create('web')
  const { searchParams } = new URL(await connections.beginOAuth(id, 'http://localhost:1/oauth/callback'))
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
  assert.equal(Buffer.from(searchParams.get('state') ?? '', 'base64url').length, 32)
  assert.equal(Buffer.from(searchParams.get('code_challenge') ?? '', 'base64url').length, 32)
})

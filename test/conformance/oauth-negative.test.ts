/** Sign-ins that must fail: foreign doors, answers that point elsewhere, states that are not ours. Nothing is stored, no token leaves. */
import assert from 'node:assert/strict'
import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { type Connections, createConnections } from '../../src/connections/index.ts'
import type { NewConnection } from '../../src/contract/index.ts'
import { Problem } from '../../src/problems.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { testStore } from '../support/store.ts'
import { webSignIn } from '../support/web-sign-in.ts'

let org: LocalOrg
let store: Store
let control: ControlClient
let connections: Connections
before(async () => {
  store = await testStore()
  org = await startLocalOrg({ seed: 'empty' })
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

/** What comes back to us, made from true answers of the org; `begun` is of the same connection, `other` of another one. */
type Answer = { state: string; code?: string; error?: string }
interface Signing {
  id: string
  begun: Answer
  other: Answer
}
const answers: Record<string, (signing: Signing) => Promise<Answer> | Answer> = {
  'without a code': ({ begun: { state } }) => ({ state }),
  'with an empty code': ({ begun }) => ({ ...begun, code: '' }),
  'with a guessed code': ({ begun }) => ({ ...begun, code: 'aPrx0000000000000000000000000000' }),
  'with the code of another sign-in': ({ begun, other }) => ({ ...begun, code: other.code ?? '' }),
  'with a code cut short': ({ begun }) => ({ ...begun, code: begun.code?.slice(0, -2) ?? '' }),
  'with a form in its code': ({ begun }) => ({ ...begun, code: `${begun.code}x&grant_type=client_credentials` }),
  'with an error': ({ begun: { state } }) => ({ state, error: 'access_denied' }),
  'with an error of markup': ({ begun: { state } }) => ({ state, error: '<script>alert(1)</script>' }),
  'whose code was used before': async ({ begun, id }) => {
    await connections.finishOAuth(begun)
    await connections.revoke(id)
    const url = new URL(await connections.beginOAuth(id, callback))
    return { ...begun, state: url.searchParams.get('state') ?? '' }
  },
  'that came before': async ({ begun, id }) => {
    await connections.finishOAuth(begun)
    await connections.revoke(id)
    return begun
  },
  'that comes after ten minutes': async ({ begun }) => {
    await rowsOf(store.db, "update oauth_attempt set expires_at = now() - interval '1 second'")
    return begun
  },
  'whose connection is gone': async ({ begun, id }) => {
    await connections.remove(id)
    return begun
  },
  'whose verifier was exchanged in the database': async ({ begun, other }) => {
    const text =
      'update oauth_attempt set sealed = (select sealed from oauth_attempt where state = $2) where state = $1'
    await rowsOf(store.db, text, [begun.state, other.state])
    return begun
  },
  'whose attempt was moved to another connection in the database': async ({ begun }) => {
    await rowsOf(store.db, 'update oauth_attempt set connection_id = $2 where state = $1', [
      begun.state,
      await create('web'),
    ])
    return begun
  },
}

const callback = 'http://localhost:1/oauth/callback'

async function signing(): Promise<{ id: string; answer: Answer }> {
  const id = await create('web')
  const query = await webSignIn(org, await connections.beginOAuth(id, callback))
  return { id, answer: { state: query.get('state') ?? '', code: query.get('code') ?? '' } }
}

for (const [what, spoil] of Object.entries(answers)) {
  test(`an answer ${what} connects nothing`, async () => {
    const [mine, others] = [await signing(), await signing()]
    const answer = await spoil({ id: mine.id, begun: mine.answer, other: others.answer })
    await assert.rejects(connections.finishOAuth(answer))
    assert.deepEqual(await tokensOf(mine.id), [])
  })
}

/** What the token door says instead of tokens. */
const doors: Record<string, object> = {
  'no access token': { body: { instance_url: 'http://localhost', scope: 'api' } },
  'an empty access token': { body: { access_token: '', instance_url: 'http://localhost' } },
  'a number for a token': { body: { access_token: 7, instance_url: 'http://localhost' } },
  'a list': { body: [{ access_token: 'a', instance_url: 'http://localhost' }] },
  'a page': { body: '<html>Please sign in</html>', headers: { 'content-type': 'text/html' } },
  nothing: { body: '' },
  'no instance': { body: { access_token: 'a' } },
  'an instance that is no text': { body: { access_token: 'a', instance_url: { url: 'http://localhost' } } },
  'a way to another door': { status: 307, headers: { location: 'http://169.254.169.254/token' }, body: '' },
  'a way to another host of Salesforce': {
    status: 302,
    headers: { location: 'https://na1.salesforce.com/' },
    body: '',
  },
  'that it is too much': { status: 429, body: { error: 'rate_limit_exceeded' } },
  'an inner error': { status: 500, body: 'oops' },
}
for (const [what, says] of Object.entries(doors)) {
  test(`a token door that says ${what} connects nothing`, async () => {
    const id = await create('client-credentials')
    await control.fault({ match: { path: '/oauth2/token' }, times: 0, effect: 'answer', status: 200, ...says })
    await assert.rejects(connections.connect(id), (thrown) => thrown instanceof Problem && thrown.code !== 'bug')
    assert.deepEqual(await tokensOf(id), [])
  })
}

const { privateKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = stranger.export({ type: 'pkcs8', format: 'pem' }).toString()
const alone: Record<string, Partial<NewConnection>> = {
  'a wrong secret': { flow: 'client-credentials', clientSecret: 'wrong' },
  'an app nobody knows': { flow: 'client-credentials', clientId: '3MVG9nobody' },
  'no secret': { flow: 'client-credentials', clientSecret: '' },
  'a key of somebody else': { flow: 'jwt', username: 'admin@localorg.example', privateKey: pem },
  'a user nobody knows': { flow: 'jwt', username: 'nobody@example.com', privateKey: pem },
  'a key that is none': { flow: 'jwt', username: 'admin@localorg.example', privateKey: 'not a key' },
  'no user': { flow: 'jwt', username: '', privateKey: pem },
}
for (const [what, wish] of Object.entries(alone)) {
  test(`without a person, with ${what}: not connected`, async () => {
    const { loginUrl, clientId, clientSecret } = org
    const connect = async () => {
      const { id } = await connections.create({ name: `org ${++made}`, loginUrl, clientId, clientSecret, ...wish })
      await connections.connect(id)
    }
    await assert.rejects(connect, (thrown) => thrown instanceof Problem && thrown.code !== 'bug')
    const connected = "select 1 from connection where name = $1 and status = 'connected'"
    assert.deepEqual(await rowsOf(store.db, connected, [`org ${made}`]), [])
  })
}

test('PKCE with S256 and a state of 256 bits go with every sign-in', async () => {
  const id = await create('web')
  const { searchParams } = new URL(await connections.beginOAuth(id, 'http://localhost:1/oauth/callback'))
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
  assert.equal(Buffer.from(searchParams.get('state') ?? '', 'base64url').length, 32)
  assert.equal(Buffer.from(searchParams.get('code_challenge') ?? '', 'base64url').length, 32)
})

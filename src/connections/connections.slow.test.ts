import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { startRotatingDoor } from '../../test/support/rotating-door.ts'
import { testStore } from '../../test/support/store.ts'
import { type ConnectionsOptions, createConnections } from './index.ts'

const log = pino({ level: 'silent' })
const masterKey = createSecretKey(randomBytes(32))
const store = await testStore()
const door = await startRotatingDoor()
after(() => door.close())

const open = (options: Partial<ConnectionsOptions> = {}) => createConnections({ store, masterKey, log, ...options })
const callback = 'http://localhost/oauth/callback'
let made = 0

/** A connection signed in by the web flow. */
async function connected(connections = open()) {
  const wanted = { name: `org ${++made}`, loginUrl: door.url, clientId: 'app', clientSecret: 'the canary sings' }
  const { id } = await connections.create(wanted)
  await signIn(connections, id)
  return { connections, id, salesforce: connections.salesforce(id) }
}

async function signIn(connections: ReturnType<typeof open>, id: string) {
  const url = new URL(await connections.beginOAuth(id, callback))
  return connections.finishOAuth({ state: url.searchParams.get('state') ?? '', code: 'code' })
}

const limits = { method: 'GET', path: '/limits' } as const
const refreshes = () => door.grants.filter((grant) => grant === 'refresh_token').length

test('signing in by the web flow stores whose tokens they are', async () => {
  const { connections, id, salesforce } = await connected()
  const connection = await connections.get(id)
  assert.partialDeepStrictEqual(connection, {
    status: 'connected',
    instanceUrl: door.url,
    orgId: '00D000000000001EAA',
    scopes: 'api refresh_token',
  })
  assert.deepEqual((await salesforce.call(limits)).body, { ok: true })
})

test('a state works once, and only a known one', async () => {
  const { connections, id } = await connected()
  const url = new URL(await connections.beginOAuth(id, callback))
  const answer = { state: url.searchParams.get('state') ?? '', code: 'code' }
  await connections.finishOAuth(answer)
  await assert.rejects(connections.finishOAuth(answer), { code: 'oauth-refused' })
  await assert.rejects(connections.finishOAuth({ state: 'guessed', code: 'code' }), { code: 'oauth-refused' })
})

test('Deny and a blocked app leave their reason with the connection', async () => {
  const connections = open()
  const { id } = await connections.create({ name: `org ${++made}`, loginUrl: door.url, clientId: 'app' })
  for (const [error, code] of [
    ['access_denied', 'oauth-refused'],
    ['OAUTH_APP_BLOCKED', 'app-blocked'],
  ] as const) {
    const state = new URL(await connections.beginOAuth(id, callback)).searchParams.get('state') ?? ''
    await assert.rejects(connections.finishOAuth({ state, error }), { code })
    assert.equal((await connections.get(id)).problem?.code, code)
  }
})

test('another org is refused, and its tokens are withdrawn', async () => {
  const { connections, id } = await connected()
  door.orgId = '00D000000000002EAA'
  await assert.rejects(signIn(connections, id), /belongs to org 00D000000000001EAA/)
  door.orgId = '00D000000000001EAA'
  assert.match(door.revoked.at(-1) ?? '', /^refresh-/)
})

test('a storm of expired calls renews once, in two servers that share the database', async () => {
  const { id, salesforce } = await connected()
  const other = open().salesforce(id)
  await other.call(limits)
  const before = refreshes()
  door.expire()
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? salesforce : other).call(limits)))
  assert.deepEqual([refreshes() - before, door.reused], [1, 0])
})

test('a lost renewal is tried once more, then the connection waits for a person and says why', async () => {
  const { connections, id, salesforce } = await connected()
  door.expire()
  door.next.push('cut-after')
  const used = door.reused
  await assert.rejects(salesforce.call(limits), { code: 'reconnect-needed' })
  assert.equal(door.reused - used, 1)
  const { status, problem } = await connections.get(id)
  assert.deepEqual(
    [status, problem?.code, problem?.then],
    ['reconnect-needed', 'reconnect-needed', 'wait-for-connection'],
  )
  const asked = door.grants.length
  await assert.rejects(salesforce.call(limits), { code: 'reconnect-needed' })
  assert.equal(door.grants.length, asked, 'Salesforce is not asked again')
  await signIn(connections, id)
  await salesforce.call(limits)
})

test('a renewal that never arrived is made up for', async () => {
  const { connections, id, salesforce } = await connected()
  door.expire()
  door.next.push('cut', 'cut')
  await assert.rejects(salesforce.call(limits), { code: 'org-unreachable' })
  assert.equal((await connections.get(id)).status, 'unreachable')
  await salesforce.call(limits)
  assert.equal((await connections.get(id)).status, 'connected')
})

test('a server that died while renewing is succeeded after its lease', async () => {
  const { id } = await connected()
  door.expire()
  await store.db
    .insertInto('secret')
    .values({ connection_id: id, name: 'renewal', sealed: Buffer.from('of a dead server') })
    .execute()
  const before = refreshes()
  await open({ renewalLeaseMs: 400 }).salesforce(id).call(limits)
  assert.equal(refreshes() - before, 1)
})

test('a blocked app blocks the connection; unblocked, a test heals it', async () => {
  const { connections, id, salesforce } = await connected()
  door.expire()
  door.next.push({
    status: 400,
    body: { error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' },
  })
  await assert.rejects(salesforce.call(limits), { code: 'app-blocked' })
  assert.equal((await connections.get(id)).status, 'blocked')
  const [session] = await connections.test(id)
  assert.deepEqual([session?.name, session?.ok], ['session', true])
  assert.equal((await connections.get(id)).status, 'connected')
})

test('a paused connection makes no calls, in any server, within a second', async () => {
  const { connections, id, salesforce } = await connected()
  const other = open().salesforce(id)
  await other.call(limits)
  await connections.pause(id)
  await assert.rejects(salesforce.call(limits), { code: 'connection-paused' })
  await setTimeout(1050)
  await assert.rejects(other.call(limits), { code: 'connection-paused' })
  await connections.resume(id)
  await salesforce.call(limits)
})

test('the kill switch withdraws the tokens and wipes them', async () => {
  const { connections, id, salesforce } = await connected()
  await connections.revoke(id)
  assert.match(door.revoked.slice(-2).join(), /^refresh-\d+,access-\d+$/)
  assert.equal((await connections.get(id)).status, 'revoked')
  await assert.rejects(salesforce.call(limits), { code: 'reconnect-needed' })
  const left = await store.db.selectFrom('secret').select('name').where('connection_id', '=', id).execute()
  assert.deepEqual(left, [{ name: 'client-secret' }])
})

test('usage heard from calls is kept', async () => {
  const { connections, id, salesforce } = await connected()
  const heard: number[] = []
  connections.onCall((_id, report) => heard.push(report.counted))
  await salesforce.call(limits)
  await connections.close()
  const { apiUsed, apiLimit } = await connections.get(id)
  assert.deepEqual([apiUsed, apiLimit, heard], [18, 5000, [1]])
})

test('no secret stands in the database in the clear', async () => {
  await connected()
  const { rows } = await store.pool.query("select encode(sealed, 'escape') as text from secret")
  const everything = JSON.stringify([rows, await store.db.selectFrom('connection').selectAll().execute()])
  assert.doesNotMatch(everything, /canary|access-\d|refresh-\d/)
})

test('names: picked, taken, unknown', async () => {
  const { connections, id } = await connected()
  const { name } = await connections.get(id)
  assert.equal((await connections.pick(name)).id, id)
  await assert.rejects(connections.pick(), { code: 'bad-request' })
  await assert.rejects(connections.get('nowhere'), { code: 'not-found' })
  await assert.rejects(connections.create({ name, loginUrl: door.url, clientId: 'app' }), { code: 'conflict' })
  await assert.rejects(connections.create({ name: 'x', loginUrl: 'https://evil.example', clientId: 'app' }), {
    code: 'bad-request',
  })
  assert.equal(
    (await connections.change(id, { name: 'renamed', settings: { settleSeconds: 2 } })).settings.settleSeconds,
    2,
  )
  await connections.remove(id)
  await assert.rejects(connections.get(id), { code: 'not-found' })
})

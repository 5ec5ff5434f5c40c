/** Signing in to an org by every flow, and staying signed in, also as two processes. */
import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'
import { createConnections, openMasterKey } from '../../src/connections/index.ts'
import type { NewConnection } from '../../src/contract/index.ts'
import { until } from '../support/product.ts'
import { testStore } from '../support/store.ts'
import { webSignIn } from '../support/web-sign-in.ts'

const folder = await mkdtemp(join(tmpdir(), 'rainmaker-sign-in-'))
const store = await testStore()
const org = await startLocalOrg({ seed: 'empty' })
after(async () => {
  await org.close()
  await rm(folder, { recursive: true })
})
const started = new Set<ChildProcess>()
after(() => {
  for (const server of started) if (server.connected) server.disconnect()
})

/** Another server on the same database. */
function startServer(id: string): ChildProcess {
  const server = fork(new URL('client-server.ts', import.meta.url), [store.url, keyFile, id])
  started.add(server)
  return server
}

const control = new ControlClient(org.controlUrl)
const keyFile = join(folder, 'master.key')
const log = pino({ level: 'silent' })
const connections = createConnections({ store, masterKey: await openMasterKey(keyFile), log })
const callback = 'http://localhost:1/oauth/callback'

const wanted = (name: string, more: Partial<NewConnection> = {}): NewConnection => ({
  name,
  loginUrl: org.loginUrl,
  clientId: org.clientId,
  clientSecret: org.clientSecret,
  ...more,
})

const signIn = (url: string, decision?: 'allow' | 'deny') => webSignIn(org, url, decision)

const finish = (query: URLSearchParams) =>
  connections.finishOAuth({
    state: query.get('state') ?? '',
    ...(query.has('code') && { code: query.get('code') ?? '' }),
    ...(query.has('error') && { error: query.get('error') ?? '' }),
  })

async function connectedByWeb(name: string): Promise<string> {
  const { id } = await connections.create(wanted(name))
  await finish(await signIn(await connections.beginOAuth(id, callback)))
  return id
}

test('web flow: Deny is told, Allow connects, every check is green', async () => {
  const { id } = await connections.create(wanted('web'))
  await assert.rejects(finish(await signIn(await connections.beginOAuth(id, callback), 'deny')), {
    code: 'oauth-refused',
  })
  const connection = await finish(await signIn(await connections.beginOAuth(id, callback)))
  assert.deepEqual([connection.status, connection.username, connection.orgId], ['connected', org.username, org.orgId])
  const checks = await connections.test(id)
  assert.deepEqual(
    checks.map(({ name, ok }) => [name, ok]),
    [
      ...['session', 'renewal', 'identity', 'login-host', 'tls', 'token-slots', 'idle-life'],
      ...['version', 'allowance', 'events', 'publishing', 'describe', 'clock'],
    ].map((name) => [name, true]),
  )
  assert.equal((await connections.describe(id, 'lead')).name, 'Lead')
})

test('client credentials and JWT sign in, and again after their session ends, without a person', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = (key: typeof privateKey, type: 'pkcs8' | 'spki') =>
    key.export({ type, format: 'pem' } as never).toString()
  await control.app({ clientId: org.clientId, certificate: pem(publicKey, 'spki') })
  const jwt = { flow: 'jwt', username: org.username, privateKey: pem(privateKey, 'pkcs8') } as const
  for (const wish of [wanted('alone', { flow: 'client-credentials' }), wanted('signed', jwt)]) {
    const { id } = await connections.create(wish)
    assert.equal((await connections.connect(id)).status, 'connected')
    await control.expireTokens()
    await connections.salesforce(id).limits()
  }
})

test('a wrong secret, a blocked app and an app that is not installed are told apart', async () => {
  const { id } = await connections.create(wanted('wrong', { flow: 'client-credentials', clientSecret: 'wrong' }))
  await assert.rejects(connections.connect(id), { code: 'oauth-refused' })
  const right = await connections.create(wanted('right', { flow: 'client-credentials' }))
  await control.app({ clientId: org.clientId, blocked: true })
  await assert.rejects(connections.connect(right.id), { code: 'app-blocked' })
  await control.app({ clientId: org.clientId, blocked: false, notInstalled: true })
  await assert.rejects(connections.connect(right.id), { code: 'app-not-installed' })
  await control.app({ clientId: org.clientId, notInstalled: false })
  assert.equal((await connections.connect(right.id)).problem, null)
})

test('two processes share one renewal of a rotating refresh token', async () => {
  await control.app({ clientId: org.clientId, rotateRefreshTokens: true })
  const id = await connectedByWeb('raced')
  const servers = [1, 2].map(() => startServer(id))
  await Promise.all(servers.map((server) => once(server, 'message')))
  for (let round = 0; round < 5; round += 1) {
    await control.expireTokens()
    await control.forgetCalls()
    const answers = servers.map((server) => once(server, 'message'))
    for (const server of servers) server.send(15)
    assert.deepEqual(
      (await Promise.all(answers)).map(([worked]) => worked),
      [15, 15],
    )
    assert.equal((await control.calls({ path: '/services/oauth2/token' })).length, 1, `round ${round}`)
  }
})

test('a process killed in the middle of a renewal is succeeded; nothing is shown to Salesforce while it may live', async () => {
  const id = await connectedByWeb('killed')
  const server = startServer(id)
  await once(server, 'message')
  await control.expireTokens()
  await control.forgetCalls()
  // Longer than a client waits; one that has given up begins anew, so that it is killed while it waits for an answer.
  await control.fault({ match: { path: '/services/oauth2/token' }, effect: 'slow', ms: 16_000, times: 0 })
  server.on('message', () => server.send(1))
  server.send(1)
  await until('the renewal', async () => (await connections.get(id)).status === 'renewing')
  server.kill('SIGKILL')
  await once(server, 'exit')
  await control.clearFaults()
  const successor = createConnections({ store, masterKey: await openMasterKey(keyFile), log, renewalLeaseMs: 1500 })
  const began = Date.now()
  await successor.salesforce(id).limits()
  assert.ok(Date.now() - began < 35_000, 'it waits for the lease it was given, not for the usual one')
  assert.equal((await connections.get(id)).status, 'connected')
})

import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { test } from 'node:test'
import { type Asked, type Reply, startScriptedServer } from '../../../test/support/scripted-server.ts'
import { Problem } from '../../problems.ts'
import { authorizeUrl, clientCredentials, createPkce, exchangeCode, jwtBearer, refresh, revokeToken } from './index.ts'

async function door(reply: (asked: Asked) => Reply) {
  const server = await startScriptedServer(reply)
  const app = { loginUrl: server.url, clientId: 'the app', clientSecret: 's3cret' }
  return { server, app, [Symbol.asyncDispose]: () => server.close() }
}

const tokens: Reply = {
  body: {
    access_token: 'access',
    refresh_token: 'next',
    instance_url: 'http://127.0.0.1:1',
    scope: 'api',
    id: 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA',
  },
}
const formOf = (asked: Asked | undefined) => new URLSearchParams(String(asked?.body))

test('the sign-in address always carries a PKCE challenge', () => {
  const { verifier, challenge } = createPkce()
  assert.equal(challenge, createHash('sha256').update(verifier).digest('base64url'))
  const app = { loginUrl: 'https://login.salesforce.com', clientId: 'the app', clientSecret: null }
  const url = new URL(authorizeUrl(app, { redirectUri: 'http://localhost/oauth/callback', state: 's', challenge }))
  assert.equal(url.origin + url.pathname, 'https://login.salesforce.com/services/oauth2/authorize')
  assert.partialDeepStrictEqual(Object.fromEntries(url.searchParams), {
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 's',
  })
})

test('a code becomes tokens that know their org and user', async () => {
  await using open = await door(() => tokens)
  const got = await exchangeCode(open.app, { code: 'c', verifier: 'v', redirectUri: 'r' })
  assert.deepEqual(
    [got.accessToken, got.refreshToken, got.orgId, got.userId],
    ['access', 'next', '00D000000000001EAA', '005000000000001AAA'],
  )
  assert.deepEqual(Object.fromEntries(formOf(open.server.asked[0])), {
    client_id: 'the app',
    client_secret: 's3cret',
    grant_type: 'authorization_code',
    code: 'c',
    code_verifier: 'v',
    redirect_uri: 'r',
  })
})

test('the assertion is signed with the key and addressed to the login host', async () => {
  await using open = await door(() => tokens)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await jwtBearer(open.app, { username: 'jo@example.com', privateKey: pem, now: 1_000_000_000_000 })
  const [head = '', claims = '', signature = ''] = formOf(open.server.asked[0]).get('assertion')?.split('.') ?? []
  assert.ok(verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url')))
  assert.deepEqual(JSON.parse(Buffer.from(claims, 'base64url').toString()), {
    iss: 'the app',
    sub: 'jo@example.com',
    aud: open.server.url,
    exp: 1_000_000_180,
  })
})

/** Error and description as Salesforce sends them, and what we make of them. */
const refusals: [string, string, string][] = [
  ['invalid_grant', 'expired access/refresh token', 'reconnect-needed'],
  ['invalid_grant', 'expired authorization code', 'oauth-refused'],
  ['invalid_grant', 'inactive user', 'reconnect-needed'],
  ['invalid_grant', 'ip restricted or invalid login hours', 'ip-restricted'],
  ['invalid_grant', "user hasn't approved this consumer", 'oauth-refused'],
  ['invalid_client', 'invalid client credentials', 'oauth-refused'],
  ['invalid_client', 'app must be installed into org', 'app-not-installed'],
  ['app_not_found', 'External client app is not installed in this org', 'app-not-installed'],
  ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'app-blocked'],
  ['redirect_uri_mismatch', 'redirect_uri must match configuration', 'oauth-refused'],
  ['a_new_error', 'something new', 'oauth-refused'],
]

for (const [error, error_description, code] of refusals) {
  test(`${error} (${error_description}) is ${code}`, async () => {
    await using open = await door(() => ({ status: 400, body: { error, error_description } }))
    await assert.rejects(clientCredentials(open.app), { code })
  })
}

for (const reply of ['cut', { status: 500, body: { error: 'unknown_error' } }] as Reply[]) {
  test(`a refresh with an unclear end (${reply === 'cut' ? 'cut' : 500}) is told as such and not repeated`, async () => {
    await using open = await door(() => reply)
    await assert.rejects(
      refresh(open.app, 'once'),
      (thrown) => thrown instanceof Problem && thrown.code === 'answer-lost',
    )
    assert.equal(open.server.asked.length, 1)
  })
}

test('a refresh that never left is org-unreachable', async () => {
  const open = await door(() => 'cut')
  await open.server.close()
  await assert.rejects(refresh(open.app, 'once'), { code: 'org-unreachable' })
})

test('revoking a token that is gone already is fine', async () => {
  await using open = await door(() => ({ status: 400, body: { error: 'invalid_token' } }))
  await revokeToken(open.app, 'gone')
  assert.equal(formOf(open.server.asked[0]).get('token'), 'gone')
})

/** The login as a browser and an app walk it, over real HTTP. */

import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { test } from 'node:test'
import type { LocalOrg } from '../index.ts'
import { openOrg } from '../testing/open-org.ts'

const redirectUri = 'http://localhost:4711/callback'

type Fields = Record<string, string>

async function post(url: string, form: Fields, headers: Fields = {}): Promise<{ status: number; body: Fields }> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' })
  return { status: response.status, body: (await response.json()) as Fields }
}

function tokenRequest(org: LocalOrg, form: Fields) {
  return post(`${org.url}/services/oauth2/token`, form)
}

/** The hidden fields of a page's form. */
function hiddenFields(html: string): Fields {
  const found = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [plain(name), plain(value)]))
}

/** Walks login and consent like a browser, past the addresses Salesforce's pages have; answers where it was sent in the end. */
async function walk(org: LocalOrg, query: Fields, decision = 'allow'): Promise<URL> {
  let at = await fetch(`${org.url}/services/oauth2/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' })
  let location = at.headers.get('location') ?? ''
  if (!location.startsWith('/?ec=302')) return new URL(location)
  const login = await (await fetch(org.url + location)).text()
  assert.match(login, /<label for="username">Username<\/label>/)
  at = await fetch(`${org.url}/`, {
    method: 'POST',
    body: new URLSearchParams({ ...hiddenFields(login), username: org.username, pw: org.password }),
    redirect: 'manual',
  })
  const cookie = (at.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  location = at.headers.get('location') ?? ''
  at = await fetch(org.url + location, { headers: { cookie }, redirect: 'manual' })
  location = at.headers.get('location') ?? ''
  if (!location.startsWith('/setup/secur/RemoteAccessAuthorizationPage.apexp?')) return new URL(location)
  const consent = await (await fetch(org.url + location, { headers: { cookie } })).text()
  assert.match(consent, /id="oaapprove"/)
  const action = /action="([^"]+)"/.exec(consent)?.[1] ?? ''
  at = await fetch(org.url + action, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ ...hiddenFields(consent), decision }),
    redirect: 'manual',
  })
  return new URL(at.headers.get('location') ?? '')
}

function pkce() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

function wish(org: LocalOrg, more: Fields = {}): Fields {
  return { response_type: 'code', client_id: org.clientId, redirect_uri: redirectUri, state: 'st&1', ...more }
}

function exchange(org: LocalOrg, code: string | null, more: Fields = {}) {
  return tokenRequest(org, {
    grant_type: 'authorization_code',
    code: code ?? '',
    client_id: org.clientId,
    client_secret: org.clientSecret,
    redirect_uri: redirectUri,
    ...more,
  })
}

test('the web server flow with PKCE gives tokens that work, and the code works once', async (t) => {
  const { org } = await openOrg(t)
  const { verifier, challenge } = pkce()
  const scope = 'api refresh_token openid'
  const back = await walk(org, wish(org, { scope, code_challenge: challenge, code_challenge_method: 'S256' }))
  assert.equal(back.origin + back.pathname, redirectUri)
  assert.equal(back.searchParams.get('state'), 'st&1')

  const code = back.searchParams.get('code')
  const wrong = await exchange(org, code, { code_verifier: 'wrong' })
  assert.deepEqual([wrong.status, wrong.body['error']], [400, 'invalid_grant'])

  const second = await walk(org, wish(org, { scope, code_challenge: challenge, code_challenge_method: 'S256' }))
  const good = await exchange(org, second.searchParams.get('code'), { code_verifier: verifier })
  assert.equal(good.status, 200)
  assert.equal(good.body['instance_url'], org.url)
  assert.equal(good.body['token_type'], 'Bearer')
  assert.equal(good.body['id'], `${org.url}/id/${org.orgId}/${org.userId}`)
  assert.equal(good.body['id_token']?.split('.').length, 3)

  const headers = { authorization: `Bearer ${good.body['access_token']}` }
  assert.equal((await fetch(`${org.url}/services/data/v60.0/limits`, { headers })).status, 200)
  const person = (await (await fetch(`${org.url}/services/oauth2/userinfo`, { headers })).json()) as Fields
  assert.equal(person['preferred_username'], org.username)
  assert.deepEqual(Object.keys(person).slice(3, 8), [
    'preferred_username',
    'nickname',
    'name',
    'email',
    'email_verified',
  ])

  const again = await exchange(org, second.searchParams.get('code'), { code_verifier: verifier })
  assert.deepEqual(again.body, { error: 'invalid_grant', error_description: 'expired authorization code' })
})

test('the plain challenge method works, and an app can demand PKCE', async (t) => {
  const { org, control } = await openOrg(t)
  await control.app({ clientId: org.clientId, requirePkce: true })
  const without = await walk(org, wish(org))
  assert.equal(without.searchParams.get('error'), 'invalid_request')
  const back = await walk(org, wish(org, { code_challenge: 'v'.repeat(43), code_challenge_method: 'plain' }))
  const answer = await exchange(org, back.searchParams.get('code'), { code_verifier: 'v'.repeat(43) })
  assert.equal(answer.status, 200)
})

test('denying, blocked, missing and unknown apps are told in OAuth words', async (t) => {
  const { org, control } = await openOrg(t)
  assert.equal((await walk(org, wish(org), 'deny')).searchParams.get('error'), 'access_denied')

  const foreign = wish(org, { redirect_uri: 'https://elsewhere.example/cb' })
  const page = await fetch(`${org.url}/services/oauth2/authorize?${new URLSearchParams(foreign)}`, {
    redirect: 'manual',
  })
  assert.equal(page.status, 400)
  assert.match(await page.text(), /redirect_uri_mismatch/)

  await control.app({ clientId: org.clientId, blocked: true })
  const blocked = await walk(org, wish(org))
  assert.equal(blocked.searchParams.get('error'), 'OAUTH_APP_BLOCKED')
  assert.equal(blocked.searchParams.get('error_description'), 'this app is blocked by admin')

  await control.app({ clientId: org.clientId, blocked: false, notInstalled: true })
  assert.equal((await walk(org, wish(org))).searchParams.get('error'), 'OAUTH_APPROVAL_ERROR_GENERIC')

  const unknown = await tokenRequest(org, {
    grant_type: 'password',
    client_id: 'no such app',
    username: 'a',
    password: 'b',
  })
  assert.deepEqual(unknown.body, { error: 'invalid_client_id', error_description: 'client identifier invalid' })
})

test('refreshing keeps the refresh token; with rotation it is new each time and reuse ends the grant', async (t) => {
  const { org, control } = await openOrg(t)
  const refresh = (token: string) =>
    tokenRequest(org, {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: org.clientId,
      client_secret: org.clientSecret,
    })
  const plain = await refresh(org.refreshToken)
  assert.equal(plain.status, 200)
  assert.equal(plain.body['refresh_token'], undefined)

  await control.app({ clientId: org.clientId, rotateRefreshTokens: true })
  const first = await refresh(org.refreshToken)
  const next = first.body['refresh_token'] ?? ''
  assert.notEqual(next, '')
  assert.notEqual(next, org.refreshToken)
  const stolen = await refresh(org.refreshToken)
  assert.deepEqual(stolen.body, { error: 'invalid_grant', error_description: 'expired access/refresh token' })
  assert.equal((await refresh(next)).status, 400)
})

test('JWT bearer takes exp in seconds, milliseconds and as text, and checks signature and audience', async (t) => {
  const { org, control } = await openOrg(t)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await control.app({ clientId: org.clientId, certificate: publicKey.export({ type: 'spki', format: 'pem' }) })
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const assertion = (claims: Record<string, unknown>) => {
    const content = `${encode({ alg: 'RS256' })}.${encode({ iss: org.clientId, sub: org.username, ...claims })}`
    return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`
  }
  const ask = (claims: Record<string, unknown>) =>
    tokenRequest(org, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(claims) })
  const soon = Date.now() + 60_000
  for (const exp of [Math.floor(soon / 1000), soon, String(Math.floor(soon / 1000))]) {
    assert.equal((await ask({ aud: `${org.url}/`, exp })).status, 200)
  }
  const audience = await ask({ aud: 'https://elsewhere.example', exp: soon })
  assert.equal(audience.body['error_description'], 'audience is invalid')
  const expired = await ask({ aud: org.url, exp: Math.floor(Date.now() / 1000) - 3600 })
  assert.equal(expired.body['error'], 'invalid_grant')
})

test('client credentials, introspection and revocation', async (t) => {
  const { org } = await openOrg(t)
  const basic = { authorization: `Basic ${Buffer.from(`${org.clientId}:${org.clientSecret}`).toString('base64')}` }
  const got = await post(`${org.url}/services/oauth2/token`, { grant_type: 'client_credentials' }, basic)
  assert.equal(got.status, 200)
  assert.equal(got.body['refresh_token'], undefined)
  const token = got.body['access_token'] ?? ''
  const introspect = async () =>
    (await post(`${org.url}/services/oauth2/introspect`, { token }, basic)).body as Record<string, unknown>
  assert.equal((await introspect())['active'], true)
  assert.equal((await introspect())['username'], org.username)
  const revoked = await fetch(`${org.url}/services/oauth2/revoke?token=${encodeURIComponent(token)}`)
  assert.equal(revoked.status, 200)
  assert.deepEqual(await introspect(), { active: false })
})

test('an inactive user is refused, and a wrong password is an authentication failure', async (t) => {
  const { org, control } = await openOrg(t)
  const login = (username: string, password: string) =>
    tokenRequest(org, {
      grant_type: 'password',
      client_id: org.clientId,
      client_secret: org.clientSecret,
      username,
      password,
    })
  assert.equal((await login(org.username, org.password)).status, 200)
  const asXml = await fetch(`${org.url}/services/oauth2/token?format=xml`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: org.clientId, client_secret: 'x' }),
  })
  assert.equal(
    await asXml.text(),
    '<?xml version="1.0" encoding="UTF-8"?><OAuth><error>invalid_client</error><error_description>invalid client credentials</error_description></OAuth>',
  )
  const wrong = await login(org.username, 'nope')
  assert.deepEqual(wrong.body, { error: 'invalid_grant', error_description: 'authentication failure' })
  await control.app({ clientId: org.clientId, allowedIps: ['203.0.113.9'] })
  assert.match((await login(org.username, org.password)).body['error_description'] ?? '', /ip restricted/)
})

test('the user-agent flow ends with tokens in the fragment, and tells refusals there', async (t) => {
  const { org, call } = await openOrg(t)
  const wish = { client_id: org.clientId, redirect_uri: 'http://localhost:1/back', state: 'x y' }
  const sent = await walk(org, { ...wish, response_type: 'token id_token', scope: 'api openid', nonce: 'n' })
  const told = Object.fromEntries(new URLSearchParams(sent.hash.slice(1)))
  assert.equal(sent.search, '')
  assert.deepEqual([told['token_type'], told['state'], told['instance_url']], ['Bearer', 'x y', org.url])
  assert.equal(told['refresh_token'], undefined)
  assert.equal(told['id_token']?.split('.').length, 3)
  const authorization = `Bearer ${told['access_token']}`
  assert.equal((await call('GET', '/limits', undefined, { authorization })).status, 200)
  const refused = await fetch(
    `${org.url}/services/oauth2/authorize?${new URLSearchParams({ ...wish, response_type: 'token', prompt: 'none' })}`,
    { redirect: 'manual' },
  )
  assert.match(refused.headers.get('location') ?? '', /#error=immediate_unsuccessful&/)
})

test('the hybrid flows give sessions for pages beside the tokens, by scope', async (t) => {
  const { org, control, call } = await openOrg(t)
  const scopes = ['api', 'refresh_token', 'lightning', 'content']
  await control.app({ clientId: org.clientId, scopes })
  const client = { client_id: org.clientId, client_secret: org.clientSecret }
  const at = await walk(org, { ...client, response_type: 'code', redirect_uri: redirectUri, scope: scopes.join(' ') })
  const code = at.searchParams.get('code') ?? ''
  const got = await tokenRequest(org, { ...client, grant_type: 'hybrid_auth_code', code, redirect_uri: redirectUri })
  assert.equal(got.status, 200)
  assert.equal(got.body['lightning_domain'], new URL(org.url).host)
  assert.equal(got.body['visualforce_sid'], undefined, 'its scope was not granted')
  const authorization = `Bearer ${got.body['content_sid']}`
  assert.equal((await call('GET', '/limits', undefined, { authorization })).status, 200)
  const wish = { ...client, grant_type: 'hybrid_refresh', refresh_token: got.body['refresh_token'] ?? '' }
  const renewed = await tokenRequest(org, wish)
  assert.notEqual(renewed.body['lightning_sid'], got.body['lightning_sid'])
})

test('an app may prove itself by an assertion it signed', async (t) => {
  const { org, control } = await openOrg(t)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await control.app({ clientId: org.clientId, certificate: publicKey.export({ type: 'spki', format: 'pem' }) })
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const ask = (claims: Record<string, unknown>) => {
    const exp = Math.floor(Date.now() / 1000) + 60
    const own = { iss: org.clientId, sub: org.clientId, aud: `${org.url}/services/oauth2/token`, exp, ...claims }
    const content = `${encode({ alg: 'RS256' })}.${encode(own)}`
    return tokenRequest(org, {
      grant_type: 'refresh_token',
      refresh_token: org.refreshToken,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`,
    })
  }
  assert.equal((await ask({})).status, 200)
  for (const wrong of [{ sub: org.username }, { exp: 1 }, { aud: 'https://elsewhere.example' }, { iss: 'nobody' }]) {
    assert.equal((await ask(wrong)).body['error'], 'invalid_client')
  }
})

test('what Salesforce has and the local org has not is refused in its words, with the header that says so', async (t) => {
  const { org } = await openOrg(t)
  const send = async (path: string, form: Fields) => {
    const response = await fetch(org.url + path, { method: 'POST', body: new URLSearchParams(form) })
    const { error } = (await response.json()) as Fields
    return [response.status, error, response.headers.get('x-local-org-unsupported')]
  }
  const grant = (name: string) => `urn:ietf:params:oauth:grant-type:${name}`
  for (const name of [grant('token-exchange'), 'assertion']) {
    const refused = await send('/services/oauth2/token', { grant_type: name })
    assert.deepEqual(refused, [400, 'unsupported_grant_type', `grant type ${name}`])
  }
  const nonsense = await send('/services/oauth2/token', { grant_type: 'nonsense' })
  assert.deepEqual(nonsense, [400, 'unsupported_grant_type', null])
  const registration = await send('/services/oauth2/register', {})
  assert.deepEqual(registration, [401, 'invalid_token', 'dynamic client registration'])
})

test('client credentials are for the host of an org, not for those all orgs share', async (t) => {
  const { org } = await openOrg(t)
  const ask = (host: string) =>
    new Promise<Fields>((resolve, reject) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: org.clientId,
        client_secret: org.clientSecret,
      }).toString()
      const headers = { host, 'content-type': 'application/x-www-form-urlencoded' }
      const sent = request(`${org.url}/services/oauth2/token`, { method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Fields))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const port = new URL(org.url).port
  for (const name of ['login', 'test']) {
    assert.deepEqual(await ask(`${name}.salesforce.com:${port}`), {
      error: 'invalid_grant',
      error_description: 'request not supported on this domain',
    })
  }
  assert.equal(typeof (await ask(`mydomain.my.salesforce.com:${port}`))['access_token'], 'string')
})

test('the cookie of a login is a session, fit for the API, until the browser logs out; hints fill in the name', async (t) => {
  const { org, call } = await openOrg(t)
  const wish = { client_id: org.clientId, redirect_uri: redirectUri, response_type: 'code' }
  const authorize = (more: Fields, cookie = '') =>
    fetch(`${org.url}/services/oauth2/authorize?${new URLSearchParams({ ...wish, ...more })}`, {
      redirect: 'manual',
      headers: { cookie },
    })
  const asked = await authorize({ login_hint: 'ada@example.com' })
  const page = await (await fetch(org.url + (asked.headers.get('location') ?? ''))).text()
  assert.match(page, /name="username" value="ada@example.com"/)
  const silent = await authorize({ immediate: 'true', state: 'a b&c' })
  const told = new URL(silent.headers.get('location') ?? '').searchParams
  assert.deepEqual([told.get('error'), told.get('state')], ['immediate_unsuccessful', 'a b&c'])

  const login = await fetch(`${org.url}/`, {
    method: 'POST',
    body: new URLSearchParams({ username: org.username, pw: org.password }),
    redirect: 'manual',
  })
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.match(cookie, /^sid=00D\w{12}!/)
  const api = () => call('GET', '/limits', undefined, { authorization: '', cookie })
  assert.equal((await api()).status, 200)
  const out = await fetch(`${org.url}/secur/logout.jsp`, { headers: { cookie }, redirect: 'manual' })
  assert.match(out.headers.get('set-cookie') ?? '', /^sid=;/)
  assert.equal((await api()).status, 401)
})

test('the identity comes as XML, and with the version asked for in its addresses', async (t) => {
  const { org } = await openOrg(t)
  const headers = { authorization: `Bearer ${org.accessToken}` }
  const ask = (query: string) => fetch(`${org.url}/id/${org.orgId}/${org.userId}?${query}`, { headers })
  const xml = await ask('format=xml&version=60.0')
  assert.match(xml.headers.get('content-type') ?? '', /^application\/xml/)
  const text = await xml.text()
  assert.match(text, /^<\?xml version="1\.0" encoding="UTF-8"\?><user [^>]*><id>https:/)
  assert.match(text, /<rest>[^<]+\/services\/data\/v60\.0\/<\/rest>/)
  for (const [query, version] of [
    ['', 'v{version}'],
    ['version=latest', `v${org.apiVersion}`],
    ['version=nonsense', 'v{version}'],
  ] as const) {
    const { urls } = (await (await ask(query)).json()) as { urls: Fields }
    assert.equal(urls['rest'], `${org.url}/services/data/${version}/`)
  }
})

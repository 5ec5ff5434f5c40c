/** The device flow and single access: logins that begin outside a browser; and what tokens are, and how they end. */

import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

async function token({ org }: OpenOrg, form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: org.clientId, client_secret: org.clientSecret, ...form })
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })
  return (await response.json()) as Record<string, string>
}

/** A browser that is logged in: its cookie. */
async function logIn({ org }: OpenOrg): Promise<string> {
  const body = new URLSearchParams({ username: org.username, pw: org.password, startURL: '/setup/connect' })
  const response = await fetch(`${org.url}/`, { method: 'POST', body, redirect: 'manual' })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

test('a device waits, a person allows it, tokens come', async (t) => {
  const opened = await openOrg(t)
  const { org, control } = opened
  const device = await token(opened, { response_type: 'device_code', scope: 'api refresh_token' })
  assert.deepEqual([device['verification_uri'], device['interval']], [`${org.url}/setup/connect`, 5])
  const ask = () => token(opened, { grant_type: 'device', code: device['device_code'] ?? '' })
  assert.equal((await ask())['error'], 'authorization_pending')
  assert.equal((await ask())['error'], 'slow_down')
  const cookie = await logIn(opened)
  const type = (fields: Record<string, string>) =>
    fetch(`${org.url}/setup/connect`, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
  assert.equal((await type({ user_code: 'NOTACODE' })).status, 400)
  const userCode = device['user_code'] ?? ''
  assert.match(await (await type({ user_code: userCode })).text(), /id="oaapprove"/)
  assert.match(await (await type({ user_code: userCode, decision: 'allow' })).text(), /connected/)
  await control.advanceClock(6000)
  const tokens = await ask()
  assert.ok(tokens['access_token'] && tokens['refresh_token'])
  assert.equal((await ask())['error'], 'invalid_grant')
})

test('a device that is denied or too late gets nothing', async (t) => {
  const opened = await openOrg(t)
  const { org, control } = opened
  const cookie = await logIn(opened)
  const denied = await token(opened, { response_type: 'device_code' })
  const body = new URLSearchParams({ user_code: denied['user_code'] ?? '', decision: 'deny' })
  await fetch(`${org.url}/setup/connect`, { method: 'POST', headers: { cookie }, body })
  const ask = (code: string | undefined) => token(opened, { grant_type: 'device', code: code ?? '' })
  assert.equal((await ask(denied['device_code']))['error'], 'access_denied')
  const late = await token(opened, { response_type: 'device_code' })
  await control.advanceClock(11 * 60_000)
  assert.equal((await ask(late['device_code']))['error'], 'invalid_grant')
})

test('single access leads a browser in once, and nowhere else', async (t) => {
  const { org, call } = await openOrg(t)
  const { body } = await call(
    'GET',
    `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent('//evil.example')}`,
  )
  const uri = (body as { frontdoor_uri: string }).frontdoor_uri
  assert.ok(uri.startsWith(`${org.url}/secur/frontdoor.jsp?otp=`))
  assert.ok(new URL(uri).searchParams.has('cshc'))
  const first = await fetch(uri, { redirect: 'manual' })
  assert.equal(first.headers.get('location'), '/home/home.jsp')
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.match(
    await (await fetch(`${org.url}/home/home.jsp`, { headers: { cookie } })).text(),
    /logged in as Ada Admin/,
  )
  const second = await fetch(uri, { redirect: 'manual' })
  assert.equal(second.headers.get('location'), '/?ec=302')
})

test('an app may be given access tokens that can be read: signed with a published key, good for the API', async (t) => {
  const opened = await openOrg(t)
  const { org, control, call } = opened
  await control.app({ clientId: org.clientId, jwtTokens: true })
  const body = await token(opened, { grant_type: 'refresh_token', refresh_token: org.refreshToken })
  assert.equal(body['token_format'], 'jwt')
  const [head = '', claims = '', signature = ''] = (body['access_token'] ?? '').split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  assert.deepEqual([read(head)['tty'], read(claims)['sub']], ['sfdc-core-token', `uid:${org.userId}`])
  const { keys } = (await (await fetch(`${org.url}/id/keys`)).json()) as { keys: { kid: string }[] }
  const named = keys.find(({ kid }) => kid === read(head)['kid'])
  assert.ok(named)
  const key = createPublicKey({ key: { ...named }, format: 'jwk' })
  assert.ok(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')))
  const authorization = `Bearer ${body['access_token']}`
  assert.equal((await call('GET', '/limits', undefined, { authorization })).status, 200)
  await fetch(`${org.url}/services/oauth2/revoke?token=${body['access_token']}`)
  assert.equal((await call('GET', '/limits', undefined, { authorization })).status, 401)
})

test('a page revokes by a script; a token that is none is refused in the same way', async (t) => {
  const { org } = await openOrg(t)
  const said = async (token: string, more = '') =>
    (await fetch(`${org.url}/services/oauth2/revoke?token=${encodeURIComponent(token)}${more}`)).text()
  assert.equal(await said(org.refreshToken, '&callback=app.gone'), 'app.gone({});')
  assert.equal(
    await said('none', '&callback=gone'),
    'gone({"error":"invalid_token","error_description":"invalid token: none"});',
  )
  assert.deepEqual(JSON.parse(await said('none', '&callback=alert(1)')), {
    error: 'invalid_token',
    error_description: 'invalid token: none',
  })
})

test('tokens are asked for by forms alone; clients that cannot prove themselves are not told of tokens', async (t) => {
  const { org } = await openOrg(t)
  const wish = { grant_type: 'client_credentials', client_id: org.clientId, client_secret: org.clientSecret }
  const headers = { 'content-type': 'application/json' }
  const send = (path: string, body: string | URLSearchParams, headers = {}) =>
    fetch(`${org.url}/services/oauth2/${path}`, { method: 'POST', body, headers })
  const refused = await send('token', JSON.stringify(wish), headers)
  assert.deepEqual(await refused.json(), {
    error: 'unsupported_grant_type',
    error_description: 'grant type not supported',
  })
  const asked = await send('introspect', new URLSearchParams({ ...wish, client_secret: 'x', token: 'x' }))
  assert.equal(asked.status, 401)
  assert.match(await asked.text(), /"error":"invalid_client"/)
})

test('apps can ask how people log in', async (t) => {
  const { org } = await openOrg(t)
  const told = (await (await fetch(`${org.url}/.well-known/auth-configuration`)).json()) as Record<string, unknown>
  assert.deepEqual([told['OrgId'], told['Url'], told['LoginPageType']], [org.orgId.slice(0, 15), org.url, 'standard'])
})

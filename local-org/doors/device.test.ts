/** The device flow and single access: logins that begin outside a browser. */

import assert from 'node:assert/strict'
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

/** Signing in with an OpenID provider, over real HTTP: once, by the browser that began, with tokens that hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openIdProvider } from '../support/openid-provider.ts'
import { type Browser, peopleLab } from '../support/people-lab.ts'

const provider = await openIdProvider('rainmaker')
const lab = await peopleLab({ RAINMAKER_OIDC_ISSUER: provider.issuer, RAINMAKER_REQUESTS_A_MINUTE: '100000' })

const ada = {
  sub: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  email_verified: true,
  rainmaker_role: ['x', 'builder'],
}

/** Up to our callback. */
async function toCallback(browser: Browser): Promise<string> {
  const begun = await browser.ask('GET', '/sign-in/openid')
  assert.equal(begun.status, 302)
  const asked = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
  return asked.headers.get('location') ?? ''
}

/** Where it led: `/` is in. */
async function signIn(browser: Browser, change: (callback: URL) => void = () => undefined): Promise<string> {
  const callback = new URL(await toCallback(browser))
  change(callback)
  const { status, headers } = await browser.open(callback.href)
  assert.equal(status, 302)
  return headers.get('location') ?? ''
}

const who = async (browser: Browser) => (await browser.ask('GET', '/api/v1/session')).body as Record<string, unknown>

test('a person is in with the role of the claim, is the same user next time, and gets the new role then', async () => {
  provider.person = ada
  const browser = lab.browser()
  assert.equal(await signIn(browser), '/')
  const { id, role, name } = await who(browser)
  assert.deepEqual([role, name], ['builder', 'Ada'])
  const exchange = provider.exchanges.at(-1)
  assert.ok((exchange?.get('code_verifier') ?? '').length >= 43, 'PKCE')

  provider.person = { ...ada, email: 'ada.married@example.com', rainmaker_role: 'admin' }
  const again = lab.browser()
  assert.equal(await signIn(again), '/')
  assert.deepEqual([(await who(again))['id'], (await who(again))['role']], [id, 'admin'])

  provider.person = { sub: 'bob' }
  const bob = lab.browser()
  assert.equal(await signIn(bob), '/')
  assert.equal((await who(bob))['role'], 'viewer', 'without the claim the role of the settings')
})

test('an address the provider has not checked takes over nobody', async () => {
  await lab.asServer('POST', '/api/v1/users', { login: 'cleo@example.com', role: 'owner' })
  provider.person = { sub: 'mallory', email: 'cleo@example.com', email_verified: false }
  const browser = lab.browser()
  assert.equal(await signIn(browser), '/')
  const me = await who(browser)
  assert.equal(me['role'], 'viewer')
  const { items } = await lab.asServer<{ items: { login: string; id: string; openId: boolean }[] }>(
    'GET',
    '/api/v1/users',
  )
  assert.equal(items.find(({ login }) => login === 'cleo@example.com')?.openId, false)
})

test('a disabled user stays out', async () => {
  provider.person = { ...ada, sub: 'dora', email: 'dora@example.com' }
  assert.equal(await signIn(lab.browser()), '/')
  await lab.asServer('PUT', '/api/v1/users/dora@example.com', { disabled: true })
  assert.match(await signIn(lab.browser()), /^\/sign-in\?problem=This%20user%20is%20disabled/)
})

const forgeries: [what: string, lies: Record<string, unknown>][] = [
  ['another audience', { aud: 'somebody-else' }],
  ['another issuer', { iss: 'http://127.0.0.1:1' }],
  ['another nonce', { nonce: 'other' }],
  ['no nonce', { nonce: undefined }],
  ['run out', { exp: 1000 }],
  ['no subject', { sub: undefined }],
]

test('tokens that do not hold, answers of other browsers, and answers given twice are refused', async () => {
  provider.person = ada
  for (const [what, lies] of forgeries) {
    provider.lies = lies
    assert.match(await signIn(lab.browser()), /^\/sign-in\?problem=/, what)
  }
  provider.lies = {}
  provider.foreignKey = true
  assert.match(await signIn(lab.browser()), /^\/sign-in\?problem=/, 'a key that is not the provider’s')
  provider.foreignKey = false
  assert.match(await signIn(lab.browser(), (url) => url.searchParams.set('state', 'x')), /problem=/, 'another state')
  assert.match(await signIn(lab.browser(), (url) => url.searchParams.delete('state')), /problem=/, 'no state')
  assert.match(await signIn(lab.browser(), (url) => url.searchParams.set('code', 'x')), /problem=/, 'another code')

  const victim = lab.browser()
  const callback = await toCallback(lab.browser())
  const planted = await victim.open(callback)
  assert.match(planted.headers.get('location') ?? '', /problem=/, 'begun in another browser')
  assert.equal((await who(victim))['signedIn'], false)

  const browser = lab.browser()
  const own = await toCallback(browser)
  const state = browser.cookies.get('rainmaker_sign_in') ?? ''
  await browser.open(own)
  browser.cookies.set('rainmaker_sign_in', state)
  assert.match((await browser.open(own)).headers.get('location') ?? '', /problem=/, 'twice')
})

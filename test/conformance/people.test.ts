/** Who may come in, over real HTTP: links, passwords, sessions, API keys, slowed guesses, changes from other sites. */
import assert from 'node:assert/strict'
import { get } from 'node:http'
import { test } from 'node:test'
import { start } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { peopleLab } from '../support/people-lab.ts'

const lab = await peopleLab()

const code = (answer: { body: unknown }) => (answer.body as { code?: string }).code
const password = 'rain falls mainly on plains'

test('the first link signs in once; a new one replaces it; what it leads to is a session of one’s own', async () => {
  const link = lab.server.firstLink ?? ''
  assert.match(link, /\/open\?code=[\w-]{43}$/)
  const owner = lab.browser()
  const opened = await owner.open(link)
  assert.equal(opened.status, 302)
  const cookies = opened.headers.getSetCookie()
  assert.match(cookies.find((one) => one.startsWith('rainmaker_session=')) ?? '', /HttpOnly; SameSite=Lax/)
  const session = (await owner.ask('GET', '/api/v1/session')).body as { signedIn: boolean; role: string }
  assert.deepEqual([session.signedIn, session.role], [true, 'owner'])

  assert.equal((await lab.browser().open(link)).status, 401, 'used up')
  const first = await lab.asServer<{ url: string }>('POST', '/api/v1/links')
  const second = await lab.asServer<{ url: string }>('POST', '/api/v1/links')
  assert.equal((await lab.browser().open(first.url)).status, 401, 'replaced')
  assert.equal((await lab.browser().open(second.url)).status, 302)
  assert.equal((await lab.browser().open(`${lab.url}/open?code=${'x'.repeat(43)}`)).status, 401)
})

test('a session that was planted before signing in opens nothing; signing in anew ends the one before', async () => {
  const browser = lab.browser()
  browser.cookies.set('rainmaker_session', 'planted')
  await browser.open((await lab.asServer<{ url: string }>('POST', '/api/v1/links')).url)
  const first = browser.cookies.get('rainmaker_session') ?? ''
  assert.notEqual(first, 'planted')
  await browser.open((await lab.asServer<{ url: string }>('POST', '/api/v1/links')).url)
  const old = await lab.ask('GET', '/api/v1/runs', { headers: { cookie: `rainmaker_session=${first}` } })
  assert.equal(old.status, 401)
  assert.equal((await browser.ask('GET', '/api/v1/runs')).status, 200)
  await browser.ask('DELETE', '/api/v1/session')
  assert.equal((await browser.ask('GET', '/api/v1/runs')).status, 401)
})

test('changes by cookie are taken from our own page only', async () => {
  const browser = await lab.signedIn('owner')
  const change = (headers: Record<string, string>) =>
    browser.ask('POST', '/api/v1/webhooks', { path: 'from-elsewhere' }, headers)
  const token = browser.cookies.get('rainmaker_token') ?? ''
  assert.equal((await change({ origin: 'https://evil.example' })).status, 403)
  assert.equal((await change({ origin: 'null' })).status, 403)
  assert.equal((await change({ 'x-rainmaker-token': '' })).status, 403)
  assert.equal((await change({ 'x-rainmaker-token': `${token}x` })).status, 403)
  assert.equal((await change({})).status, 200)
  const elsewhere = await lab.ask('POST', '/api/v1/session', {
    headers: { origin: 'https://evil.example' },
    body: { login: 'owner', password },
  })
  assert.equal(elsewhere.status, 403)
})

test('passwords: a sign-in, slowed guesses that tell nothing, sessions that end with a new password', async () => {
  await lab.asServer('POST', '/api/v1/users', { login: 'Ada@example.com', role: 'builder' })
  const short = await lab.ask('PUT', '/api/v1/users/ada@example.com/password', {
    key: lab.serverKey,
    body: { password: 'short' },
  })
  assert.equal(short.status, 400)
  await lab.asServer('PUT', '/api/v1/users/ada@example.com/password', { password })
  const signIn = (login: string, given: string) =>
    lab.ask('POST', '/api/v1/session', { body: { login, password: given } })

  const ada = lab.browser()
  assert.equal((await ada.ask('POST', '/api/v1/session', { login: 'ada@example.com', password })).status, 200)
  assert.equal((await ada.ask('GET', '/api/v1/workflows')).status, 200)
  assert.equal(code(await ada.ask('GET', '/api/v1/users')), 'forbidden')

  for (const login of ['ada@example.com', 'nobody@example.com']) {
    const answers = []
    const begun = await lab.store.pool.query<{ now: Date }>('select now()')
    for (let n = 0; n < 5; n++) answers.push(await signIn(login, `wrong ${n}`))
    const { rows } = await lab.store.pool.query<{ until: Date }>(
      'select max(closed_until) as until from sign_in_failure',
    )
    const closedMs = Number(rows[0]?.until) - Number(begun.rows[0]?.now)
    assert.ok(closedMs >= 10_000, `closed for ${closedMs} ms`)
    // Closed for longer than this machine may take for the rest.
    await lab.store.pool.query("update sign_in_failure set closed_until = closed_until + interval '1 hour'")
    for (const n of [5, 6]) answers.push(await signIn(login, `wrong ${n}`))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 401, 401, 429, 429],
      login,
    )
    assert.match(JSON.stringify(answers[0]?.body), /Login or password is wrong/)
    assert.equal((await signIn(login, password)).status, 429, 'the right one waits too')
  }
  await lab.store.pool.query('update sign_in_failure set closed_until = now()')
  assert.equal((await signIn('ada@example.com', password)).status, 200)
  assert.equal((await lab.store.pool.query('select 1 from sign_in_failure')).rowCount, 1, 'forgiven')

  await lab.asServer('PUT', '/api/v1/users/ada@example.com/password', { password: `${password} too` })
  assert.equal((await ada.ask('GET', '/api/v1/workflows')).status, 401)
})

test('a user who is disabled, demoted or removed is out at once; the last owner stays', async () => {
  await lab.asServer('POST', '/api/v1/users', { login: 'bob', role: 'admin' })
  const bob = await lab.signedIn('bob')
  assert.equal((await bob.ask('GET', '/api/v1/users')).status, 200)
  await lab.asServer('PUT', '/api/v1/users/bob', { role: 'viewer' })
  assert.equal((await bob.ask('GET', '/api/v1/users')).status, 401, 'signed out by the change')
  const again = await lab.signedIn('bob')
  assert.equal((await again.ask('GET', '/api/v1/users')).status, 403)
  await lab.asServer('PUT', '/api/v1/users/bob', { disabled: true })
  assert.equal((await again.ask('GET', '/api/v1/runs')).status, 401)
  await lab.asServer('PUT', '/api/v1/users/bob', { disabled: false, role: 'admin' })

  const admin = await lab.signedIn('bob')
  assert.equal((await admin.ask('POST', '/api/v1/users', { login: 'eve', role: 'owner' })).status, 403)
  assert.equal((await admin.ask('PUT', '/api/v1/users/owner', { role: 'viewer' })).status, 403)
  assert.equal((await admin.ask('PUT', '/api/v1/users/owner/password', { password })).status, 403)
  assert.equal((await admin.ask('POST', '/api/v1/users/owner/link', {})).status, 403)
  assert.equal((await admin.ask('PUT', '/api/v1/users/bob', { role: 'owner' })).status, 403)
  const owner = await lab.signedIn('owner')
  assert.equal((await owner.ask('DELETE', '/api/v1/users/owner')).status, 409)
  await lab.asServer('DELETE', '/api/v1/users/bob')
  assert.equal((await admin.ask('GET', '/api/v1/runs')).status, 401)
})

test('sessions are listed, ended one by one, and run out', async () => {
  const [one, two] = [await lab.signedIn('owner'), await lab.signedIn('owner')]
  type Listed = { items: { id: string; expiresAt: string }[] }
  const before = ((await one.ask('GET', '/api/v1/sessions')).body as Listed).items
  const { sessionId } = { sessionId: before[0]?.id }
  assert.equal((await one.ask('DELETE', `/api/v1/sessions/${sessionId}`)).status, 200)
  assert.equal((await two.ask('GET', '/api/v1/runs')).status, 401)
  await lab.store.pool.query("update session set expires_at = now() - interval '1 second'")
  await new Promise((resolve) => setTimeout(resolve, 1100))
  assert.equal((await one.ask('GET', '/api/v1/runs')).status, 401)
  const kept = await lab.store.pool.query('select hash from session')
  assert.ok(kept.rows.every(({ hash }) => Buffer.isBuffer(hash)))
})

test('API keys: only one’s own rights, only their scopes, an end, revoked at once, a hash at rest', async () => {
  await lab.asServer('POST', '/api/v1/users', { login: 'cleo', role: 'admin' })
  const cleo = await lab.signedIn('cleo')
  const beyond = await cleo.ask('POST', '/api/v1/api-keys', { name: 'x', scopes: ['server.write'] })
  assert.equal(code(beyond), 'forbidden')
  assert.equal((await cleo.ask('POST', '/api/v1/api-keys', { name: 'x', scopes: ['no.such'] })).status, 400)
  type Made = { id: string; key: string; prefix: string }
  const made = (await cleo.ask('POST', '/api/v1/api-keys', { name: 'ci', scopes: ['runs.read'], days: 1 })).body as Made
  assert.match(made.key, /^rms_[\w-]{43}$/)
  const use = (path: string) => lab.ask('GET', path, { key: made.key })
  assert.equal((await use('/api/v1/runs')).status, 200)
  assert.equal((await use('/api/v1/workflows')).status, 403)
  assert.equal((await use('/api/v1/api-keys')).status, 403)
  assert.equal((await lab.ask('POST', '/mcp', { key: made.key, body: {} })).status, 401)
  const listed = JSON.stringify((await cleo.ask('GET', '/api/v1/api-keys')).body)
  assert.ok(listed.includes(made.prefix) && listed.includes('usedAt') && !listed.includes(made.key))
  await cleo.ask('DELETE', `/api/v1/api-keys/${made.prefix}`)
  assert.equal((await use('/api/v1/runs')).status, 401)

  const other = (await cleo.ask('POST', '/api/v1/api-keys', { name: 'two', scopes: ['runs.read'] })).body as Made
  await lab.store.pool.query("update api_key set expires_at = now() - interval '1 s' where id = $1", [other.id])
  assert.equal((await lab.ask('GET', '/api/v1/runs', { key: other.key })).status, 401)
  const third = (await cleo.ask('POST', '/api/v1/api-keys', { name: 'three', scopes: ['runs.read', 'audit.read'] }))
    .body as Made
  const may = async () => (await lab.ask('GET', '/api/v1/audit', { key: third.key })).status
  assert.equal(await may(), 200)
  await lab.asServer('PUT', '/api/v1/users/cleo', { role: 'viewer' })
  assert.equal(await may(), 403, 'it does no more than its maker may by now')
  assert.equal((await lab.ask('GET', '/api/v1/runs', { key: third.key })).status, 200)
  await lab.asServer('DELETE', '/api/v1/users/cleo')
  assert.equal((await lab.ask('GET', '/api/v1/runs', { key: third.key })).status, 401, 'it ends with its maker')
})

test('an API key may be bound to addresses', async () => {
  const make = (addresses: string[]) => {
    const body = { name: 'bound', scopes: ['runs.read'], addresses }
    return lab.ask('POST', '/api/v1/api-keys', { key: lab.serverKey, body })
  }
  const use = async (addresses: string[]) => {
    const { key } = (await make(addresses)).body as { key: string }
    return lab.ask('GET', '/api/v1/runs', { key })
  }
  assert.equal((await use(['10.0.0.0/8', '127.0.0.0/8'])).status, 200)
  for (const elsewhere of [['10.0.0.0/8'], ['::1', '192.0.2.1']]) {
    const refused = await use(elsewhere)
    assert.deepEqual([refused.status, code(refused)], [403, 'forbidden'], elsewhere.join())
  }
  for (const wrong of [['here'], ['10.0.0.0/33'], ['10.0.0.0/8', '']]) assert.equal((await make(wrong)).status, 400)
})

test('the audit log says who changed what from where, without secrets, and shows when it was touched', async () => {
  const owner = await lab.signedIn('owner')
  await owner.ask('PUT', '/api/v1/session/password', { password: 'planted secret in a password' })
  await lab.ask('POST', '/api/v1/webhooks', { key: lab.serverKey, body: { path: 'no good!' } })
  type Line = { what: string; outcome: string; from: string; who?: { name: string; kind: string }; input: unknown }
  const { items } = await lab.asServer<{ items: Line[] }>('GET', '/api/v1/audit?limit=500')
  const changed = items.find(({ what }) => what === 'PUT /api/v1/session/password')
  assert.deepEqual([changed?.who?.kind, changed?.who?.name, changed?.from], ['user', 'Owner', '127.0.0.1'])
  assert.ok(items.some(({ what, outcome }) => what === 'POST /api/v1/webhooks' && outcome === 'bad-request'))
  assert.ok(items.some(({ what, outcome }) => what === 'POST /api/v1/users' && outcome === 'forbidden'))
  assert.ok(items.some(({ what }) => what === 'signed-in'))
  assert.ok(!JSON.stringify(items).includes('planted secret'))
  assert.equal((await lab.asServer<{ ok: boolean }>('GET', '/api/v1/audit/check')).ok, true)
  await lab.store.pool.query('alter table agent_audit disable trigger agent_audit_only_grows')
  await lab.store.pool.query(
    `update agent_audit set entry = jsonb_set(entry, '{from}', '"elsewhere"') where position = 3`,
  )
  const { ok, brokenAt } = await lab.asServer<{ ok: boolean; brokenAt: number }>('GET', '/api/v1/audit/check')
  assert.deepEqual([ok, brokenAt], [false, 3])
})

test('a page that resolves its own name to us gets nothing', async () => {
  const status = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(lab.url)
      const headers = { host, authorization: `Bearer ${lab.serverKey}` }
      get({ hostname, port, path: '/api/v1/runs', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }).on('error', reject)
    })
  const { port } = new URL(lab.url)
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ]) {
    assert.equal(await status(host), 400, `host ${host}`)
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]'])
    assert.equal(await status(host), 200, `host ${host}`)
})

test('answers carry what keeps browsers safe; bodies and rates have an end', async () => {
  const { headers } = await lab.ask('GET', '/api/v1/session')
  for (const name of ['content-security-policy', 'x-frame-options', 'x-content-type-options', 'referrer-policy']) {
    assert.ok(headers.get(name), name)
  }
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src[^;]*unsafe|default-src[^;]*unsafe/)
  const large = await lab.ask('POST', '/api/v1/workflows', {
    key: lab.serverKey,
    body: { source: 'x'.repeat(11_000_000) },
  })
  assert.equal(large.status, 400)
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const asJson = { 'content-type': 'application/json', authorization: `Bearer ${lab.serverKey}` }
  const nested = await fetch(`${lab.url}/api/v1/workflows`, { method: 'POST', headers: asJson, body: deep })
  assert.equal(nested.status, 400)
  const badUrl = await lab.ask('GET', '/%c0%ae%c0%ae/x')
  assert.deepEqual([badUrl.status, code(badUrl)], [400, 'bad-request'])
  const tries = await Promise.all(
    Array.from({ length: 90 }, (_, n) => lab.ask('GET', `/open?code=${n}`).then(({ status }) => status)),
  )
  assert.ok(tries.includes(429), 'links are not guessed at any rate')
})

test('another address is bound only when somebody can sign in there', async () => {
  const env = { RAINMAKER_DATA: lab.dataDir, RAINMAKER_PORT: '0', RAINMAKER_LOG: 'silent', DATABASE_URL: lab.store.url }
  await lab.store.pool.query('update person set password = null')
  await assert.rejects(start(readSettings({ ...env, RAINMAKER_HOST: '0.0.0.0' })), /nobody could sign in safely/)
})

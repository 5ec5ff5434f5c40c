/** The control door: faults, ledger, clock, limits, reset, and who may use it. */

import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'
import { ControlClient } from './client.ts'
import type { Endpoint } from './endpoint.ts'

interface OpenApi {
  openapi: string
  components: { securitySchemes: Record<string, unknown> }
  paths: Record<string, Record<string, OpenApiOperation>>
}

interface OpenApiOperation {
  operationId: string
  summary: string
  parameters?: { name: string; in: string }[]
  requestBody?: unknown
}

test('every call is in the ledger, and the limit header counts it', async (t) => {
  const { call, create, control } = await openOrg(t)
  const client = { 'sforce-call-options': 'client=rain, defaultNamespace=x' }
  const first = await call('GET', '/query?q=SELECT+Id+FROM+User', undefined, client)
  assert.equal(first.headers.get('sforce-limit-info'), 'api-usage=1/5000000')
  const second = await call('GET', '/limits', undefined, client)
  assert.equal(second.headers.get('sforce-limit-info'), 'api-usage=2/5000000')
  await create('Lead', { LastName: 'L', Company: 'C' })
  const [query] = await control.calls({ client: 'rain' })
  assert.deepEqual(
    [query?.method, query?.resource, query?.object, query?.rows, query?.apiCalls, query?.status],
    ['GET', '/services/data/:version/query', 'User', 1, 1, 200],
  )
  const totals = await control.callTotals()
  assert.deepEqual([totals.calls, totals.apiCalls, totals.byObject['Lead'], totals.byClient['rain']], [3, 3, 1, 2])
  await control.forgetCalls()
  assert.equal((await control.callTotals()).calls, 0)
})

test('a used-up allowance refuses, and comes back after a day', async (t) => {
  const { call, control } = await openOrg(t)
  await control.limit({ max: 100, used: 100 })
  const refused = await call('GET', '/limits')
  assert.deepEqual(
    [refused.status, refused.body],
    [403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]],
  )
  await control.post('/tokens', { lifetimeMs: 7 * 24 * 3_600_000 })
  await control.advanceClock(3_600_000)
  assert.equal((await call('GET', '/limits')).status, 403)
})

test('scripted answers meet the calls they match, as often as told', async (t) => {
  const { call, control } = await openOrg(t)
  await control.fault({ match: { path: '/query', call: [2, 3] }, effect: 'unavailable' })
  await control.fault({
    match: { object: 'Lead' },
    effect: 'answer',
    status: 500,
    body: [{ errorCode: 'X', message: 'y' }],
  })
  const query = () => call('GET', '/query?q=SELECT+Id+FROM+Account')
  const statuses = []
  for (let i = 0; i < 4; i++) statuses.push((await query()).status)
  assert.deepEqual(statuses, [200, 503, 503, 200])
  const lead = await call('POST', '/sobjects/lead', { LastName: 'L', Company: 'C' })
  assert.deepEqual([lead.status, lead.body], [500, [{ errorCode: 'X', message: 'y' }]])
  assert.equal((await call('POST', '/sobjects/Lead', { LastName: 'L', Company: 'C' })).status, 201)
  const [rule] = await control.faults()
  assert.deepEqual([rule?.matched, rule?.applied], [4, 2])
})

test('single rows are refused with a lock, the others of the collection pass', async (t) => {
  const { call, create, control } = await openOrg(t)
  const ids = [await create('Account', { Name: 'A' }), await create('Account', { Name: 'B' })]
  await control.fault({ match: { object: 'Account', row: ids[1] ?? '' }, effect: 'lock' })
  const update = () =>
    call('PATCH', '/composite/sobjects', {
      records: ids.map((id) => ({ attributes: { type: 'Account' }, id, Site: 'S' })),
    })
  const locked = (await update()).body as { success: boolean; errors: { statusCode: string; message: string }[] }[]
  assert.deepEqual(
    locked.map(({ success }) => success),
    [true, false],
  )
  assert.equal(locked[1]?.errors[0]?.statusCode, 'UNABLE_TO_LOCK_ROW')
  assert.match(
    locked[1]?.errors[0]?.message ?? '',
    /^unable to obtain exclusive access to this record or 1 records: 001/,
  )
  const again = (await update()).body as { success: boolean }[]
  assert.deepEqual(
    again.map(({ success }) => success),
    [true, true],
  )
})

test('cuts before take no effect, cuts after and half answers do', async (t) => {
  const { call, query, control } = await openOrg(t)
  const create = (name: string) => call('POST', '/sobjects/Account', { Name: name })
  await control.fault({ effect: 'cut-before', match: { method: 'post' } })
  await assert.rejects(create('Before'))
  await control.fault({ effect: 'cut-after', match: { method: 'post' } })
  await assert.rejects(create('After'))
  await control.fault({ effect: 'half-answer', match: { method: 'post' } })
  await assert.rejects(create('Half'))
  const rows = await query('SELECT Name FROM Account ORDER BY Name')
  assert.deepEqual(
    rows.map(({ Name }) => Name),
    ['After', 'Half'],
  )
  assert.equal((await control.calls({ method: 'POST' })).filter(({ fault }) => fault !== null).length, 3)
})

test('an expired token stays expired; a slow call is slow', async (t) => {
  const { call, control } = await openOrg(t)
  await control.fault({ effect: 'slow', ms: 120 })
  const started = performance.now()
  assert.equal((await call('GET', '/limits')).status, 200)
  assert.ok(performance.now() - started >= 115)
  await control.fault({ effect: 'expired-token' })
  assert.equal((await call('GET', '/limits')).status, 401)
  assert.equal((await call('GET', '/limits')).status, 401)
})

test('a late commit keeps its stamp and shows later', async (t) => {
  const { call, query, control } = await openOrg(t)
  await control.fault({ effect: 'late-commit', ms: 60_000, match: { method: 'POST' } })
  const before = (await control.advanceClock(0)).ms
  assert.equal((await call('POST', '/sobjects/Account', { Name: 'Late' })).status, 201)
  const find = () => query("SELECT SystemModstamp FROM Account WHERE Name = 'Late'")
  assert.deepEqual(await find(), [])
  await control.advanceClock(61_000)
  const [row] = await find()
  const stamp = Date.parse(String(row?.['SystemModstamp']).replace('+0000', 'Z'))
  assert.ok(stamp < before + 30_000)
})

/** What a user must have besides. */
async function wholeUser(query: (soql: string) => Promise<Record<string, unknown>[]>, values: Record<string, string>) {
  const [profile] = await query("SELECT Id FROM Profile WHERE Name = 'System Administrator'")
  const keys = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  return { ...values, ...keys, ProfileId: profile?.['Id'] }
}

test('the demo has the allowance of a company, other orgs that of a sandbox', async (t) => {
  const limit = async (seed: string) => {
    const { call } = await openOrg(t, { seed })
    return (await call('GET', '/limits')).headers.get('sforce-limit-info')?.split('/')[1]
  }
  assert.equal(await limit('empty'), '5000000')
  assert.match(String(await limit('demo')), /^1[01]\d000$/)
})

test('reset starts over and answers how to connect', async (t) => {
  const { org, create, call, query, control } = await openOrg(t)
  await create('Account', { Name: 'Gone' })
  await control.fault({ effect: 'limit', times: 0 })
  const access = await control.reset('empty')
  const headers = { authorization: `Bearer ${access['accessToken']}` }
  const response = await fetch(`${org.url}/services/data/v60.0/query?q=SELECT+Id+FROM+Account`, { headers })
  assert.deepEqual(((await response.json()) as { records: unknown[] }).records, [])
  assert.equal((await call('GET', '/limits')).status, 200, 'the token of before is still good')
  const user = { Username: 'eve@example.com', LastName: 'Eve', Email: 'eve@example.com', Alias: 'eve' }
  const { id: userId } = await control.user({ values: await wholeUser(query, user), password: 'secret1' })
  const other = await control.post<{ session: { accessToken: string } }>('/tokens', { userId })
  await control.app({ clientId: 'kept', allowedIps: ['10.0.0.1'] })
  await control.reset('empty')
  const eve = { authorization: `Bearer ${other.session.accessToken}` }
  assert.equal((await call('GET', '/limits', undefined, eve)).status, 401, 'the new org has no such user')
  const kept = (await control.get<{ clientId: string; allowedIps: string[] }[]>('/apps')).find(
    ({ clientId }) => clientId === 'kept',
  )
  assert.deepEqual(kept?.allowedIps, ['10.0.0.1'])
  await control.reset('empty', true)
  assert.equal((await call('GET', '/limits')).status, 401)
  await assert.rejects(control.reset('no such seed'), /There is no seed no such seed/)
})

test('wrong wishes are refused with a sentence that names the member', async (t) => {
  const { control } = await openOrg(t)
  await assert.rejects(control.post('/faults', { effect: 'explode' }), /effect/)
  await assert.rejects(control.post('/faults', { effect: 'slow', match: { path: '(' } }), /match\.path: is no regular/)
  await assert.rejects(control.get('/nothing'), /no GET \/nothing/)
})

test('a control key is demanded when one is set, and pages of other sites are refused', async (t) => {
  const { org } = await openOrg(t, { controlKey: 'sesame' })
  await assert.rejects(new ControlClient(org.controlUrl).get('/state'), { status: 401 })
  const state = await new ControlClient(org.controlUrl, 'sesame').get<{ orgId: string }>('/state')
  assert.equal(state.orgId, org.orgId)
  const headers = { origin: 'https://evil.example', 'x-control-key': 'sesame' }
  assert.equal((await fetch(`${org.controlUrl}/state`, { headers })).status, 403)
})

test('the OpenAPI text lists every endpoint once, with schemas, parameters and refusals', async (t) => {
  const { control } = await openOrg(t)
  const { openapi, paths, components } = await control.get<OpenApi>('/openapi.json')
  assert.equal(openapi, '3.1.0')
  assert.ok(components.securitySchemes['controlKey'])
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )
  const ids = operations.map(({ operationId }) => operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const { path, method, summary, parameters = [], requestBody } of operations) {
    assert.ok(summary.length > 5, path)
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    assert.deepEqual(
      inPath,
      [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []),
      path,
    )
    assert.equal(requestBody !== undefined, method === 'post', path)
  }
  const files = await readdir(new URL('./endpoints/', import.meta.url))
  for (const file of files) {
    const { endpoints } = (await import(new URL(`./endpoints/${file}`, import.meta.url).href)) as {
      endpoints: Endpoint[]
    }
    for (const { method, path } of endpoints) {
      const item = paths[path.replace(/:(\w+)/g, '{$1}')]
      assert.ok(item?.[method.toLowerCase()], `${method} ${path}`)
    }
  }
})

test('answers are what the OpenAPI text says', async (t) => {
  const { control, call, org } = await openOrg(t)
  await call('GET', '/limits')
  await control.fault({ match: { object: 'Lead' }, effect: 'unavailable' })
  await control.takeSnapshot('one')
  const outbound = { name: 'O', object: 'Lead', endpointUrl: 'http://127.0.0.1:1/', fields: ['Company'] }
  const asked: Record<string, () => Promise<unknown>> = {
    'GET /clock': () => control.get('/clock'),
    'GET /calls': () => control.calls(),
    'GET /calls/summary': () => control.callTotals(),
    'GET /faults': () => control.faults(),
    'DELETE /faults': () => control.clearFaults(),
    'GET /snapshots': () => control.get('/snapshots'),
    'POST /snapshots/:name/restore': () => control.restoreSnapshot('one'),
    'POST /limits': () => control.limit({ max: 5 }),
    'GET /cors': () => control.get('/cors'),
    'GET /events': () => control.get('/events'),
    'POST /events/gaps': () => control.post('/events/gaps', { kind: 'gap' }),
    'GET /mail': () => control.mail(),
    'DELETE /mail': () => control.request('DELETE', '/mail'),
    'POST /pubsub/faults': () => control.post('/pubsub/faults', { code: 'service.unavailable' }),
    'POST /pubsub/managed-subscriptions': () =>
      control.post('/pubsub/managed-subscriptions', { developerName: 'M', topic: '/data/AccountChangeEvent' }),
    'GET /pubsub/managed-subscriptions': () => control.get('/pubsub/managed-subscriptions'),
    'POST /outbound-messages': () => control.post('/outbound-messages', outbound),
    'GET /outbound-messages/queue': () => control.get('/outbound-messages/queue'),
    'DELETE /outbound-messages/:name': () => control.request('DELETE', '/outbound-messages/O'),
    'POST /seed': () => control.generate('Account', 2, { Name: 'A {n}' }),
    'DELETE /calls': () => control.forgetCalls(),
    'POST /leads': () => control.post('/leads', { count: 2 }),
    'POST /expire-tokens': () => control.expireTokens(),
    'POST /users': () => control.user({ id: org.userId, values: { Title: 'Chief' } }),
    'POST /reset': () => control.reset('empty'),
  }
  const files = (await readdir(new URL('./endpoints/', import.meta.url))).filter((file) => file.endsWith('.ts'))
  const modules = files.map((file) => import(new URL(`./endpoints/${file}`, import.meta.url).href))
  const all = ((await Promise.all(modules)) as { endpoints: Endpoint[] }[]).flatMap(({ endpoints }) => endpoints)
  for (const [name, ask] of Object.entries(asked)) {
    const { output } = all.find(({ method, path }) => `${method} ${path}` === name) ?? {}
    assert.ok(output, name)
    output.parse(await ask())
  }
})

test('leads for the demo are new each time and go through the rules', async (t) => {
  const { control, query } = await openOrg(t, { seed: 'demo' })
  const [before] = await query('SELECT COUNT(Id) n FROM Lead')
  const { ids } = await control.post<{ ids: string[] }>('/leads', { count: 3 })
  assert.equal(new Set(ids).size, 3)
  const [after] = await query('SELECT COUNT(Id) n FROM Lead')
  assert.equal(Number(after?.['n']), Number(before?.['n']) + 3)
})

test('a snapshot brings rows, schema, rules, numbers and the clock back, as often as asked', async (t) => {
  const { call, create, control, query } = await openOrg(t)
  const kept = await create('Account', { Name: 'Kept' })
  const { ms } = await control.freezeClock()
  const { records, at } = await control.takeSnapshot('start')
  assert.ok(records > 0 && Date.parse(at) === ms)
  for (const round of [1, 2]) {
    await control.post('/objects', { name: 'Passing__c' })
    await create('Case', { Subject: 'S' })
    await call('DELETE', `/sobjects/Account/${kept}`)
    await create('Account', { Name: 'New' })
    await control.rules({
      validationRules: [{ name: 'R', object: 'Account', errorCondition: 'TRUE', message: 'no' }],
    })
    await control.advanceClock(60_000)
    await control.restoreSnapshot('start')
    assert.equal((await query('SELECT Id FROM Account')).length, 1, `round ${round}`)
    assert.equal((await call('GET', '/sobjects/Passing__c/describe')).status, 404)
    await create('Case', { Subject: 'S' })
    const [{ CaseNumber, CreatedDate } = {}] = await query('SELECT CaseNumber, CreatedDate FROM Case')
    assert.deepEqual([CaseNumber, Date.parse(String(CreatedDate))], ['00000001', Math.floor(ms / 1000) * 1000])
    await create('Account', { Name: 'Allowed again' })
    await control.restoreSnapshot('start')
  }
  await assert.rejects(control.restoreSnapshot('none'), /There is no snapshot none/)
})

test('faults may be of one user and of a time; wrong rules are told at once', async (t) => {
  const { call, control } = await openOrg(t)
  const status = async () => (await call('GET', '/limits')).status
  await control.fault({ match: { user: 'nobody@example' }, effect: 'unavailable' })
  await control.fault({ match: { user: 'admin@localorg.example' }, effect: 'limit' })
  assert.deepEqual([await status(), await status()], [403, 200])
  await control.clearFaults()
  const { ms } = await control.freezeClock()
  const at = (minutes: number) => new Date(ms + minutes * 60_000).toISOString()
  await control.fault({ from: at(1), until: at(2), effect: 'unavailable', times: 0 })
  const before = await status()
  await control.advanceClock(60_000)
  const during = await status()
  await control.advanceClock(60_000)
  assert.deepEqual([before, during, await status()], [200, 503, 200])
  const rule = { name: 'R', object: 'Account', errorCondition: 'LEN(', message: 'm' }
  await assert.rejects(control.rules({ validationRules: [rule] }), /Found 'end of formula'/)
  const unknown = { ...rule, errorCondition: 'Nope__c' }
  await assert.rejects(control.rules({ validationRules: [unknown] }), /Nope__c does not exist/)
  const field = { name: 'F__c', type: 'string', formula: 'LEN(Name' }
  await assert.rejects(control.post('/objects/Account/fields', field), /Missing '\)'/)
  await assert.rejects(
    control.post('/objects/Account/fields', { name: 'F__c', type: 'words' }),
    /no type of field words/,
  )
  await assert.rejects(control.limit({ limit: 'DailyNothing', max: 1 }), /There is no limit DailyNothing/)
  await assert.rejects(control.rules({ sharing: { Account: 'Closed' } }), /sharing\.Account/)
})

test('the door has a page for people', async (t) => {
  const { org } = await openOrg(t)
  const page = await fetch(org.controlUrl)
  assert.equal(page.headers.get('content-type'), 'text/html;charset=UTF-8')
  assert.match(await page.text(), /__control\/snapshots\/:name\/restore/)
})

test('a generator hangs records on those there are, and counts', async (t) => {
  const { control, query } = await openOrg(t)
  await control.generate('Account', 3, { Name: 'A {n}', NumberOfEmployees: { from: 5, to: 6 } })
  await control.generate('Contact', 7, {
    LastName: 'P {n}',
    AccountId: { idOf: 'Account' },
    LeadSource: ['Web', 'x{n}'],
  })
  const accounts = await query('SELECT NumberOfEmployees, (SELECT LeadSource FROM Contacts) FROM Account ORDER BY Name')
  assert.deepEqual(
    accounts.map((one) => [one['NumberOfEmployees'], (one['Contacts'] as { totalSize: number }).totalSize]),
    [
      [5, 3],
      [6, 2],
      [5, 2],
    ],
  )
  await assert.rejects(control.generate('Contact', 1, { AccountId: { idOf: 'Lead' } }), /There is no Lead/)
})

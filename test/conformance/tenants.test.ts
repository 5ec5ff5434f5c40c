/** Two tenants on one server with orgs, names, paths and events that are alike: each hears, runs, reads and asks only its own. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { startLocalOrg } from '../../local-org/index.ts'
import { peopleLab } from '../support/people-lab.ts'
import { until } from '../support/product.ts'

const lab = await peopleLab({ RAINMAKER_POLL_SECONDS: '3600', RAINMAKER_REQUESTS_A_MINUTE: '100000' })

interface Run {
  id: string
  status: string
  workflowName: string
}

async function openTenant(name: string) {
  const org = await startLocalOrg({ seed: 'empty' })
  after(() => org.close())
  const made = await lab.asServer<{ tenant: { id: string } }>('POST', '/api/v1/tenants', {
    name,
    owner: `owner@${name}`,
  })
  const ask = <T>(method: string, path: string, body?: unknown) => lab.asServer<T>(method, path, body, name)
  const { connection } = await ask<{ connection: { id: string } }>('POST', '/api/v1/connections', {
    ...{ name: 'org', flow: 'client-credentials', loginUrl: org.url },
    ...{ clientId: org.clientId, clientSecret: org.clientSecret },
  })
  const save = (workflow: string, trigger: object, steps: object[]) =>
    ask<{ id: string }>('POST', '/api/v1/workflows', { source: { name: workflow, trigger, steps }, activate: true })
  const runs = async () => (await ask<{ items: Run[] }>('GET', '/api/v1/runs?limit=100')).items
  return { name, org, ask, save, runs, connectionId: connection.id, tenantId: made.tenant.id }
}

const north = await openTenant('north')
const south = await openTenant('south')
const both = [north, south]

const lead = (who: string) => [
  { id: 'make', action: 'createLead', with: { lastName: `{{ json.name }} of ${who}`, company: who } },
]

test('the same names in both: an event, a webhook and a sub-workflow reach only their own', async () => {
  for (const tenant of both) {
    await tenant.save('inner', { on: 'appEvent', with: { name: 'NEVER' } }, [{ id: 'say', set: { from: tenant.name } }])
    await tenant.save('outer', { on: 'appEvent', with: { name: 'HELLO' } }, [
      ...lead(tenant.name),
      { id: 'part', run: 'inner', with: {} },
    ])
    await tenant.save('hooked', { on: 'webhook', with: { path: 'same-path' } }, [{ id: 'say', set: { heard: true } }])
  }
  const sent = await north.ask<{ started: number }>('POST', '/api/v1/app-events', {
    type: 'HELLO',
    payload: { name: 'A' },
  })
  assert.equal(sent.started, 1)
  await until(
    'the northern runs',
    async () => (await north.runs()).filter((run) => run.status === 'succeeded').length === 2,
  )
  assert.deepEqual((await north.runs()).map((run) => run.workflowName).sort(), ['inner', 'outer'])
  assert.deepEqual(await south.runs(), [])

  const hooks = await Promise.all(
    both.map(({ ask }) => ask<{ url: string }>('POST', '/api/v1/webhooks', { path: 'same-path' })),
  )
  const [, southern] = hooks
  const { pathname } = new URL(southern?.url ?? '')
  const hooked = await lab.ask('POST', pathname, { body: { any: 'thing' } })
  assert.deepEqual(hooked.body, { started: 1 })
  await until('the southern run', async () => (await south.runs()).some((run) => run.status === 'succeeded'))
  assert.equal((await north.runs()).length, 2)
})

test('leads were made in the own org alone; the event log and what was spent are apart', async () => {
  const made = async (tenant: typeof north) => {
    const soql = 'SELECT LastName FROM Lead'
    const { records } = await tenant.ask<{ records: { LastName: string }[] }>('POST', '/api/v1/query', { soql })
    return records.map(({ LastName }) => LastName)
  }
  assert.deepEqual([await made(north), await made(south)], [['A of north'], []])
  const feeds = async (tenant: typeof north) => {
    const { items } = await tenant.ask<{ items: { feed: string }[] }>('GET', '/api/v1/events?limit=100')
    return [...new Set(items.map(({ feed }) => feed))].filter((feed) => feed !== 'polling').sort()
  }
  assert.deepEqual([await feeds(north), await feeds(south)], [['app-event', 'workflow'], ['webhook']])
  const first = await lab.asServer<{ items: unknown[] }>('GET', '/api/v1/runs')
  assert.deepEqual(first.items, [], 'the first tenant is a tenant like others')
})

test('the same schedule in both starts one run in each, and tells each its own event', async () => {
  const trigger = { on: 'schedule', with: { cron: '* * * * *' } }
  const clocked = async (tenant: typeof north) =>
    (await tenant.runs()).filter(({ workflowName }) => workflowName === 'clocked')
  for (const tenant of both) await tenant.save('clocked', trigger, [{ id: 'say', set: { from: tenant.name } }])
  // As if they had been on for two minutes: a time has passed that nobody was told of.
  await lab.store.pool.query(
    "update workflow set activated_at = activated_at - interval '2 minutes' where name = 'clocked'",
  )
  for (const tenant of both) await until('its run', async () => (await clocked(tenant)).length > 0)
  for (const tenant of both) {
    // Else the next minute may come between the two looks.
    await tenant.ask('POST', '/api/v1/workflows/clocked/deactivate')
    const { items } = await tenant.ask<{ items: { feed: string }[] }>('GET', '/api/v1/events?limit=100')
    const told = items.filter(({ feed }) => feed === 'schedule')
    assert.equal(told.length, (await clocked(tenant)).length, 'one event, one run')
  }
  const north1 = (await clocked(north))[0]?.id
  const other = await lab.ask('GET', `/api/v1/runs/${north1}`, {
    key: lab.serverKey,
    headers: { 'x-rainmaker-tenant': 'south' },
  })
  assert.equal(other.status, 404)
})

test('what happens is told live to its own tenant only', async () => {
  const listen = async (tenant: string) => {
    const abort = new AbortController()
    const headers = { authorization: `Bearer ${lab.serverKey}`, 'x-rainmaker-tenant': tenant }
    const { body } = await fetch(`${lab.url}/api/v1/stream`, { headers, signal: abort.signal })
    const heard = { text: '' }
    const reading = (async () => {
      for await (const chunk of body ?? []) heard.text += Buffer.from(chunk).toString()
    })().catch(() => undefined)
    return { heard, stop: () => abort.abort(), reading }
  }
  const [ofNorth, ofSouth] = await Promise.all([listen('north'), listen('south')])
  await south.ask('POST', '/api/v1/app-events', { type: 'HELLO', payload: { name: 'B' } })
  await until('south hears', async () => ofSouth.heard.text.includes('succeeded'))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  // Events of the moments before are told to who begins to listen; they are the north's own.
  assert.doesNotMatch(ofNorth.heard.text, /event: (run|step)/)
  for (const foreign of [south.connectionId, south.tenantId]) {
    assert.ok(!ofNorth.heard.text.includes(foreign), ofNorth.heard.text)
  }
  for (const { stop, reading } of [ofNorth, ofSouth]) {
    stop()
    await reading
  }
})

test('an agent’s key opens its own tenant: its connection, its plans, its lines in the log', async () => {
  const keyOf = (tenant: typeof north) =>
    tenant.ask<{ id: string; key: string }>('POST', '/api/v1/keys', {
      name: `agent of ${tenant.name}`,
      grants: { objects: ['*'], access: ['create'], approval: 'none' },
    })
  const [ofNorth, ofSouth] = [await keyOf(north), await keyOf(south)]
  const use = async (key: string, name: string, input: Record<string, unknown>) => {
    const client = new Client({ name: 'test', version: '1' })
    const requestInit = { headers: { authorization: `Bearer ${key}` } }
    await client.connect(new StreamableHTTPClientTransport(new URL(`${lab.url}/mcp`), { requestInit }))
    const { structuredContent, isError } = await client.callTool({ name, arguments: input })
    await client.close()
    return { isError, text: JSON.stringify(structuredContent), told: structuredContent as Record<string, unknown> }
  }
  const read = await use(ofSouth.key, 'listLeads', {})
  assert.ok(read.text.includes('B of south') && !read.text.includes('north'), read.text)
  const planned = (await use(ofNorth.key, 'createLead', { lastName: 'P', company: 'north' })).told['result'] as {
    plan: string
    hash: string
  }
  const foreign = await use(ofSouth.key, 'executePlan', { plan: planned.plan, hash: planned.hash })
  assert.deepEqual([foreign.isError, foreign.text.includes('not-found')], [true, true])

  const lines = await south.ask<{ items: { keyName: string | null; what: string }[] }>('GET', '/api/v1/audit?limit=200')
  assert.ok(lines.items.some(({ keyName, what }) => keyName === 'agent of south' && what === 'listLeads'))
  assert.ok(!lines.items.some(({ keyName }) => keyName === 'agent of north'))
  const plans = await south.ask<{ items: unknown[] }>('GET', '/api/v1/plans')
  assert.deepEqual(plans.items, [])
  const stranger = await lab.ask('POST', '/api/v1/keys', {
    key: lab.serverKey,
    headers: { 'x-rainmaker-tenant': 'south' },
    body: { name: 'x', connection: north.connectionId, grants: { objects: ['*'] } },
  })
  assert.equal(stranger.status, 404)
  await south.ask('DELETE', `/api/v1/keys/${ofSouth.id}`)
  assert.equal((await lab.ask('POST', '/mcp', { key: ofSouth.key, body: {} })).status, 401)
  const check = await north.ask<{ ok: boolean }>('GET', '/api/v1/audit/check')
  assert.equal(check.ok, true, 'one chain, of all tenants')
})

/**
 * Every operation of the API, from the routes' own data, asked by each role of its own tenant, by each role of another tenant, by keys
 * with and without the scope, by an agent and by nobody: who may not does not get through, and nothing of a tenant shows in another.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { allPermissions, type Permission, permissionsOf, roles } from '../../src/people/index.ts'
import { type Browser, peopleLab } from '../support/people-lab.ts'
import { plantTenant } from '../support/plant-tenant.ts'

const lab = await peopleLab({ RAINMAKER_REQUESTS_A_MINUTE: '1000000', RAINMAKER_POLL_SECONDS: '3600' })

interface Operation {
  method: string
  path: string
  needs: string
}

const skipped = new Set(['GET /api/v1/stream'])

async function operations(): Promise<Operation[]> {
  const { paths } = (await lab.ask('GET', '/openapi.json')).body as {
    paths: Record<string, Record<string, { 'x-needs': string }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ method: method.toUpperCase(), path, needs: of['x-needs'] })),
  )
}

/** Ids of the planted things in the places of a path; what is left is of nothing. */
function addressed(path: string, planted: Record<string, string | number>): string {
  const kind = path.split('/')[3] ?? ''
  return path
    .replace('{id}', String(planted[kind] ?? randomUUID()))
    .replace('{run}', String(planted['runs']))
    .replace('{position}', String(planted['events']))
    .replace('{path}', 'planted-hook')
    .replace(/\{\w+\}/g, 'Lead')
}

const tenants = {
  north: await lab.asServer<{ tenant: { id: string } }>('POST', '/api/v1/tenants', {
    name: 'north',
    owner: 'owner@north',
  }),
  south: await lab.asServer<{ tenant: { id: string } }>('POST', '/api/v1/tenants', {
    name: 'south',
    owner: 'owner@south',
  }),
}

async function everyRole(tenant: string): Promise<Map<string, Browser>> {
  const people = new Map<string, Browser>()
  for (const role of roles) {
    const login = `${role}@${tenant}`
    if (role !== 'owner') await lab.asServer('POST', '/api/v1/users', { login, role }, tenant)
    const { url } = await lab.asServer<{ url: string }>('POST', `/api/v1/users/${login}/link`, {}, tenant)
    const browser = lab.browser()
    await browser.open(url)
    people.set(role, browser)
  }
  return people
}

const people = { north: await everyRole('north'), south: await everyRole('south') }
const planted = {
  north: await plantTenant(lab.store, tenants.north.tenant.id, 'north'),
  south: await plantTenant(lab.store, tenants.south.tenant.id, 'south'),
}
const all = await operations()
const guarded = all.filter(({ needs }) => needs !== 'anyone' && needs !== 'agent')

test('every operation says what it needs', () => {
  const known = new Set<string>([...allPermissions, 'anyone', 'signed-in', 'agent'])
  assert.ok(all.length > 80, `${all.length} operations`)
  assert.deepEqual(
    all.filter(({ needs }) => !known.has(needs)),
    [],
  )
  const open = all.filter(({ needs }) => needs === 'anyone').map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(open.sort(), [
    'GET /api/v1/session',
    'GET /connect/done',
    'GET /connect/{code}',
    'GET /docs',
    'GET /docs/*',
    'GET /docs/search',
    'GET /e/{code}',
    'GET /health',
    'GET /llms.txt',
    'GET /oauth/callback',
    'GET /open',
    'GET /sign-in/openid',
    'GET /sign-in/openid/callback',
    'POST /api/v1/session',
    'POST /connect/{code}',
    'POST /hooks/outbound/{secret}',
    'POST /hooks/{secret}/{path}',
  ])
})

test('nobody, wrong keys and agents reach no guarded operation', async () => {
  await inGroups(guarded, async ({ method, path }) => {
    for (const key of [undefined, 'rms_wrong', 'rmk_wrong', 'rma_wrong']) {
      const answer = await lab.ask(method, addressed(path, planted.north), key === undefined ? {} : { key })
      assert.equal(answer.status, 401, `${method} ${path} with ${key}`)
    }
  })
})

test('a role gets through where its permissions reach, and nowhere else', async () => {
  let asked = 0
  for (const tenant of ['north', 'south'] as const) {
    for (const [role, browser] of people[tenant]) {
      const may = new Set<string>(permissionsOf(role as (typeof roles)[number]))
      // What would really do something is asked only where it must be refused; another test asks for another tenant's.
      const through = ({ needs }: Operation) =>
        needs === 'signed-in' || (may.has(needs) && !needs.startsWith('server.'))
      const questions = guarded.filter(
        (one) => !skipped.has(`${one.method} ${one.path}`) && (one.method === 'GET' || !through(one)),
      )
      asked += questions.length
      await inGroups(questions, async (one) => {
        const { method, path } = one
        const { status, body } = await browser.ask(
          method,
          addressed(path, planted[tenant]),
          method === 'GET' ? undefined : {},
        )
        const told = `${role} ${method} ${path}: ${status} ${JSON.stringify(body)}`
        const code = (body as { code?: string } | null)?.code
        if (through(one)) assert.ok(status !== 403 && status !== 401 && code !== 'bug', told)
        else assert.equal(code, 'forbidden', told)
      })
    }
  }
  console.log(`# ${all.length} operations, ${asked} questions of ${roles.length} roles in 2 tenants`)
  assert.ok(asked > 500, `${asked} asked`)
})

test('a key with all scopes but the one that is needed does not get through', async () => {
  const scopes = allPermissions.filter((one) => !one.startsWith('server.'))
  for (const needed of allPermissions) {
    const body = { name: needed, scopes: scopes.filter((one) => one !== needed) }
    const { key } = await lab.asServer<{ key: string }>('POST', '/api/v1/api-keys', body, 'north')
    const its = guarded.filter(({ needs }) => needs === needed)
    assert.ok(its.length > 0, `${needed} is needed by nothing`)
    await Promise.all(
      its.map(async ({ method, path }) => {
        const asking = method === 'GET' ? { key } : { key, body: {} }
        const answer = await lab.ask(method, addressed(path, planted.north), asking)
        assert.equal((answer.body as { code?: string }).code, 'forbidden', `${needed}: ${method} ${path}`)
      }),
    )
  }
  const beyond = await lab.ask('POST', '/api/v1/api-keys', {
    key: lab.serverKey,
    headers: { 'x-rainmaker-tenant': 'north' },
    body: { name: 'x', scopes: ['server.write' satisfies Permission] },
  })
  assert.equal(beyond.status, 403, 'the server is the first tenant’s')
})

test('no list, no page and no name of one tenant shows anything of another', async () => {
  const leaks: string[] = []
  for (const [tenant, other] of [
    ['north', 'south'],
    ['south', 'north'],
  ] as const) {
    for (const [role, browser] of people[tenant]) {
      const lists = guarded.filter((one) => one.method === 'GET' && !skipped.has(`GET ${one.path}`))
      await inGroups(lists, async ({ method, path }) => {
        const own = JSON.stringify((await browser.ask(method, addressed(path, planted[tenant]))).body)
        if (own.includes(`of ${other}`) || own.includes(planted[other].connections))
          leaks.push(`${role}@${tenant} ${path}`)
      })
    }
  }
  assert.deepEqual(leaks, [])
  const runs = (await people.north.get('viewer')?.ask('GET', '/api/v1/runs'))?.body as { items: unknown[] }
  assert.equal(runs.items.length, 1, 'one’s own is there')
})

test('the database holds it without us: a tenant’s view of every table is its own, whatever is asked', async () => {
  const { rows } = await lab.store.pool.query<{ table: string; forced: boolean }>(
    `select relname as table, relforcerowsecurity and relrowsecurity as forced from pg_class
     where relnamespace = 'rainmaker'::regnamespace and relkind = 'r'`,
  )
  assert.deepEqual(
    rows.filter(({ forced }) => !forced),
    [],
  )
  const closed: string[] = []
  for (const { table } of rows) {
    const seen = await lab.store
      .of(tenants.south.tenant.id)
      .pool.query(`select t::text as row from "${table}" t`)
      .catch((error: unknown) => {
        assert.match(String(error), /permission denied/)
        closed.push(table)
        return { rows: [] }
      })
    for (const { row } of seen.rows as { row: string }[]) {
      assert.ok(!row.includes('of north') && !row.includes(planted.north.connections), `${table}: ${row}`)
    }
  }
  assert.ok(closed.includes('server') && closed.includes('sign_in_failure'), closed.join())
  const view = lab.store.of(tenants.south.tenant.id).pool
  const columns = {
    connection: 'name',
    workflow: 'name',
    run: 'outcome',
    step: 'kind',
    event: 'feed',
    secret: 'name',
    person: 'name',
  }
  for (const [table, column] of Object.entries(columns)) {
    const own = (await view.query(`select 1 from ${table}`)).rowCount
    const { rowCount } = await view.query(`update ${table} set ${column} = ${column}`)
    assert.equal(rowCount, own, `${table}: what can be changed is what can be seen`)
    assert.ok((await lab.store.pool.query(`select 1 from ${table}`)).rowCount !== own || table === 'secret', table)
  }
})

/** Bodies that would do what they say, were it one's own. */
const bodies: Record<string, (of: (typeof planted)['north']) => unknown> = {
  'POST /api/v1/actions/{id}/run': (of) => ({ connection: of.connections, input: {} }),
  'POST /api/v1/events/replay': (of) => ({ workflow: of.workflows, from: 0 }),
  'POST /api/v1/in-doubt/{run}/settle': () => ({ path: 'planted', happened: true }),
  'POST /api/v1/query': (of) => ({ connection: of.connections, soql: 'SELECT Id FROM Lead' }),
  'POST /api/v1/runs/replay': (of) => ({ like: of.runs }),
  'POST /api/v1/keys': (of) => ({ name: 'x', connection: of.connections, grants: { objects: ['*'] } }),
  'PUT /api/v1/connections/{id}/budget': () => ({ reserve: 0.5 }),
  'PUT /api/v1/connections/{id}/push': () => ({ push: 'off' }),
  'PUT /api/v1/users/{id}': () => ({ role: 'viewer' }),
  'PUT /api/v1/users/{id}/password': () => ({ password: 'quite long enough' }),
  'POST /api/v1/connections/{id}/outbound': () => ({ name: 'Planted', object: 'Case' }),
  'POST /api/v1/workflows/{id}/preview-start': () => ({ from: 'now' }),
  'POST /api/v1/workflows/{id}/start': () => ({ from: 'now' }),
}

test('the owner of another tenant finds, changes and starts nothing by id', async () => {
  const owner = people.south.get('owner')
  assert.ok(owner)
  const before = await fingerprint()
  const others = guarded.filter(
    ({ path }) => /\{(id|run|position)\}/.test(path) && !/actions\/|\{id\}\/link/.test(path),
  )
  const found: string[] = []
  for (const { method, path, needs } of others) {
    if (needs.startsWith('server.')) continue
    const body = method === 'GET' ? undefined : (bodies[`${method} ${path}`]?.(planted.north) ?? {})
    const answer = await owner.ask(method, addressed(path, planted.north), body)
    if (answer.status < 400 || JSON.stringify(answer.body).includes('of north'))
      found.push(`${method} ${path}: ${answer.status}`)
  }
  for (const key of [
    'POST /api/v1/actions/{id}/run',
    'POST /api/v1/events/replay',
    'POST /api/v1/query',
    'POST /api/v1/runs/replay',
    'POST /api/v1/keys',
  ]) {
    const [method = '', path = ''] = key.split(' ')
    const answer = await owner.ask(method, path.replace('{id}', 'createLead'), bodies[key]?.(planted.north))
    if (answer.status < 400) found.push(`${key}: ${answer.status}`)
  }
  assert.deepEqual(found, [])
  assert.equal(await fingerprint(), before, 'nothing of the north changed')
})

async function inGroups<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 10) await Promise.all(all.slice(at, at + 10).map(work))
}

/** All that is the north's, as it stands, but for what time changes. */
async function fingerprint(): Promise<string> {
  const texts: string[] = []
  const id = tenants.north.tenant.id
  for (const table of [
    'connection',
    'workflow',
    'hook',
    'person',
    'api_key',
    'agent_key',
    'session',
    'budget',
    'run',
    'step',
    'event',
  ]) {
    const { rows } = await lab.store
      .of(id)
      .pool.query<{ row: string }>(
        `select (to_jsonb(t) - 'seen_at' - 'expires_at' - 'used_at')::text as row from ${table} t order by 1`,
      )
    texts.push(...rows.map(({ row }) => `${table} ${row}`))
  }
  return texts.join('\n')
}

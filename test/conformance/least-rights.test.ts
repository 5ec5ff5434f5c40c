/** The exported permission set is enough: a user who has nothing else runs the workflow to its end, and may do nothing beyond it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import type { ConnectionCheck } from '../../src/contract/index.ts'
import { orgUser } from '../support/org-user.ts'
import { peopleLab } from '../support/people-lab.ts'
import { until } from '../support/product.ts'

const lab = await peopleLab({ RAINMAKER_POLL_SECONDS: '1' })
const username = 'least@example.com'

let org: LocalOrg
let control: ControlClient
let admin: Connection
before(async () => {
  org = await startLocalOrg({ seed: 'empty' })
  control = new ControlClient(org.controlUrl)
  admin = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  // By itself it gives up sooner than a busy machine is done.
  admin.metadata.pollTimeout = 250_000
  for (const name of ['Hobby', 'Rank']) {
    const field = { fullName: `Lead.${name}__c`, label: name, type: 'Text', length: 80 }
    await admin.metadata.create('CustomField' as never, field as never)
  }
  await control.app({
    clientId: org.clientId,
    runAsUserId: await orgUser({ admin, control }, username, 'Minimum Access - Salesforce'),
  })
})
after(() => org.close())

interface Preflight {
  ok: boolean
  items: { object: string; missing: { path: string }[] }[]
}

const preflight = () => lab.asServer<Preflight>('GET', '/api/v1/connections/org/preflight')
const lacking = ({ items }: Preflight) => [...new Set(items.flatMap(({ missing }) => missing.map(({ path }) => path)))]
const reds = async () => {
  const { checks } = await lab.asServer<{ checks: ConnectionCheck[] }>('POST', '/api/v1/connections/org/test')
  return checks.filter(({ ok }) => !ok).map(({ name }) => name)
}

async function deployExport(): Promise<void> {
  const { base64 } = await lab.asServer<{ base64: string }>('GET', '/api/v1/connections/org/permission-set')
  const options = { singlePackage: true, rollbackOnError: true }
  const done = await admin.metadata.deploy(Buffer.from(base64, 'base64'), options).complete(true)
  assert.equal(done.success, true, JSON.stringify(done.details))
}

async function assign(): Promise<void> {
  const { records } = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Rainmaker'")
  const users = await admin.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${username}'`)
  const done = await admin
    .sobject('PermissionSetAssignment')
    .create({ PermissionSetId: records[0]?.Id, AssigneeId: users.records[0]?.Id })
  assert.equal(done.success, true)
}

const steps = [
  {
    id: 'look',
    action: 'query',
    with: { query: 'SELECT Id, Industry FROM Account WHERE Site = :site', params: { site: 'Hull' } },
  },
  {
    id: 'rate',
    action: 'updateLead',
    with: { id: '{{ json.Id }}', rating: 'Hot', Rank__c: '{{ json.Hobby__c }}, {{ json.Phone }}' },
  },
  {
    id: 'task',
    action: 'createTask',
    with: { subject: 'Call {{ json.Owner.Name }}', priority: 'High', whoId: '{{ json.Id }}' },
  },
]

test('before: what is hidden is named, and the doctor is red for it', async () => {
  await lab.asServer('POST', '/api/v1/connections', {
    ...{ name: 'org', flow: 'client-credentials', loginUrl: org.url },
    ...{ clientId: org.clientId, clientSecret: org.clientSecret },
  })
  const source = { name: 'Qualify', trigger: { on: 'leadCreated' }, steps }
  const saved = await lab.asServer<{ id: string }>('POST', '/api/v1/workflows', { source })
  await lab.store.pool.query('update workflow set active = true where id = $1', [saved.id])
  assert.deepEqual(lacking(await preflight()).sort(), ['Account', 'Lead', 'Task'])
  const red = await reds()
  for (const name of ['rights:Account', 'rights:Lead', 'rights:Task']) assert.ok(red.includes(name), red.join())
})

test('the export, twice where whole objects were hidden, leaves nothing to wish for', async () => {
  await deployExport()
  await assign()
  const open = lacking(await preflight())
  assert.ok(
    open.includes('Account.Site') && open.includes('Lead.Rating') && !open.includes('Lead.Rank__c'),
    open.join(),
  )
  await deployExport()
  const done = await preflight()
  assert.deepEqual([lacking(done), done.ok], [[], true])
  assert.deepEqual(await reds(), [])
})

test('the workflow runs to its end, values read by templates and queries included', async () => {
  const { items } = await lab.asServer<{ items: { id: string }[] }>('GET', '/api/v1/workflows')
  await lab.asServer('POST', `/api/v1/workflows/${items[0]?.id}/deactivate`)
  await lab.asServer('POST', `/api/v1/workflows/${items[0]?.id}/activate`)
  await control.insert({ Account: [{ Name: 'Hull Works', Site: 'Hull', Industry: 'Banking' }] })
  const lead = { LastName: 'Doe', Company: 'Acme', Hobby__c: 'Chess', Phone: '555' }
  const { Lead: [id] = [] } = await control.insert({ Lead: [lead] })
  await until('the run has ended', async () => {
    const runs = await lab.asServer<{ items: { status: string }[] }>('GET', '/api/v1/runs')
    assert.ok(!runs.items.some(({ status }) => status === 'failed'), JSON.stringify(runs))
    return runs.items.some(({ status }) => status === 'succeeded')
  })
  const [row] = (await admin.query(`SELECT Rating, Rank__c, (SELECT Subject FROM Tasks) FROM Lead WHERE Id = '${id}'`))
    .records
  assert.partialDeepStrictEqual(row, { Rating: 'Hot', Rank__c: 'Chess, 555' })
})

test('and the user may do nothing beyond it', async () => {
  const tried = ['SELECT Id FROM Opportunity', 'SELECT Fax FROM Lead', 'SELECT Id, Website FROM Account']
  for (const soql of tried) {
    const { status } = await lab.ask('POST', '/api/v1/query', { key: lab.serverKey, body: { soql } })
    assert.ok(status >= 400, soql)
  }
})

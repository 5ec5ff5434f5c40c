/** Schema watch: an administrator changes the org, and it is told which step of which workflow that breaks, until the org is repaired. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { createConnections, openMasterKey } from '../../src/connections/index.ts'
import { loadCatalog } from '../../src/connector/index.ts'
import type { SchemaChecked, SchemaInfo } from '../../src/contract/index.ts'
import { createSchemaWatch } from '../../src/engine/index.ts'
import { readSettings } from '../../src/settings.ts'
import { rowsOf } from '../../src/store/index.ts'
import { createWorkflows } from '../../src/workflows/index.ts'
import { orgUser } from '../support/org-user.ts'
import { peopleLab } from '../support/people-lab.ts'

const lab = await peopleLab({ RAINMAKER_POLL_SECONDS: '3600' })
const choice = (name: string) => ({ fullName: name, label: name, default: false })

let org: LocalOrg
let control: ControlClient
let admin: Connection
before(async () => {
  org = await startLocalOrg({ seed: 'empty' })
  control = new ControlClient(org.controlUrl)
  admin = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  for (const field of [
    { fullName: 'Lead.Hobby__c', label: 'Hobby', type: 'Text', length: 80 },
    { fullName: 'Lead.Reason__c', label: 'Reason', type: 'Text', length: 80 },
    { fullName: 'Lead.Shelf__c', label: 'Shelf', type: 'Text', length: 80 },
    picklist('A', 'B'),
  ]) {
    await make(field)
  }
  await control.app({
    clientId: org.clientId,
    runAsUserId: await orgUser({ admin, control }, 'integration@example.com', 'Standard User'),
  })
  await lab.asServer('POST', '/api/v1/connections', {
    ...{ name: 'org', flow: 'client-credentials', loginUrl: org.url },
    ...{ clientId: org.clientId, clientSecret: org.clientSecret },
  })
  await save('Qualify', { on: 'leadCreated' }, [
    {
      id: 'rate',
      action: 'updateRecord',
      with: { object: 'Lead', id: '{{ json.Id }}', fields: { Class__c: 'A', Reason__c: '{{ json.Hobby__c }}' } },
    },
    { id: 'task', action: 'createTask', with: { subject: 'Call', priority: 'High' } },
  ])
})
after(() => org.close())

function picklist(...values: string[]) {
  const valueSet = { restricted: true, valueSetDefinition: { sorted: false, value: values.map(choice) } }
  return { fullName: 'Lead.Class__c', label: 'Class', type: 'Picklist', valueSet }
}

async function setUp(verb: 'create' | 'update', type: string, facts: object): Promise<void> {
  const { metadata } = admin
  const done: unknown =
    verb === 'create'
      ? await metadata.create(type as never, facts as never)
      : await metadata.update(type as never, facts as never)
  assert.partialDeepStrictEqual(done, { success: true })
}
const make = (field: object) => setUp('create', 'CustomField', field)

/** So that `Last-Modified`, which knows whole seconds, moves with a change. */
const later = () => control.advanceClock(2000)

async function save(name: string, trigger: object, steps: object[]): Promise<void> {
  await lab.asServer('POST', '/api/v1/workflows', { source: { name, trigger, steps }, activate: true })
}

/** As the server makes it for its daily round, over the same database. */
async function dailyWatch() {
  const { store, dataDir } = lab
  const [catalog, masterKey] = await Promise.all([
    loadCatalog(),
    openMasterKey(readSettings({ RAINMAKER_DATA: dataDir }).masterKeyFile),
  ])
  const connections = createConnections({ store, masterKey, log: pino({ level: 'silent' }) })
  return createSchemaWatch({ store, catalog, connections, workflows: createWorkflows({ store, catalog }) })
}

const aDayPasses = () => rowsOf(lab.store.db, "update schema_check set begun_at = begun_at - interval '24 hours'")

const check = () => lab.asServer<SchemaChecked>('POST', '/api/v1/schema/check', {})
const told = ({ items }: SchemaInfo) =>
  items.map(({ workflowName, step, object, field, change }) => `${workflowName}/${step} ${object}.${field} ${change}`)

test('the first look finds all well, and costs one call for each object in use', async () => {
  const never = await lab.asServer<SchemaInfo>('GET', '/api/v1/schema')
  assert.deepEqual([never.items, never.connections[0]?.checkedAt], [[], null])
  const first = await check()
  assert.deepEqual(first.items, [])
  assert.deepEqual(first.connections[0]?.objects, ['Lead', 'Task'])
  assert.equal(first.calls, 2)
})

test('the daily look asks for changes only, once a day', async () => {
  const watch = await dailyWatch()
  assert.equal(await watch.checkDue(), 0, 'a look at once counts for the day')
  await aDayPasses()
  await control.forgetCalls()
  assert.deepEqual([await watch.checkDue(), await watch.checkDue()], [1, 0])
  const calls = await control.calls({ path: '/describe$' })
  assert.deepEqual(
    calls.map(({ object, status }) => [object, status]),
    [
      ['Lead', 304],
      ['Task', 304],
    ],
  )
})

test('a field that is read only by a template is deleted: told by the daily look, gone from the list when it is back', async () => {
  await later()
  await admin.metadata.delete('CustomField', 'Lead.Hobby__c')
  await aDayPasses()
  assert.equal(await (await dailyWatch()).checkDue(), 1)
  const found = await lab.asServer<SchemaInfo>('GET', '/api/v1/schema')
  assert.deepEqual(told(found), ['Qualify/rate Lead.Hobby__c field-gone'])
  assert.match(found.items[0]?.what ?? '', /^Lead\.Hobby__c is gone, or hidden/)
  assert.match(found.items[0]?.fix ?? '', /Restore Lead\.Hobby__c/)
  const since = found.items[0]?.seenAt
  assert.equal((await check()).items[0]?.seenAt, since, 'it is not noticed anew')
  await later()
  await make({ fullName: 'Lead.Hobby__c', label: 'Hobby', type: 'Text', length: 80 })
  assert.deepEqual((await check()).items, [])
})

test('values, rights, lengths, types and names: each with the step it breaks', async () => {
  await later()
  await setUp('update', 'CustomField', picklist('B'))
  await setUp('update', 'CustomField', { fullName: 'Lead.Reason__c', label: 'Reason', type: 'Text', length: 20 })
  await admin.metadata.delete('CustomField', 'Lead.Shelf__c')
  const worse = await check()
  assert.deepEqual(told(worse).sort(), [
    'Qualify/rate Lead.Class__c value-gone',
    'Qualify/rate Lead.Reason__c length-shortened',
  ])
  assert.deepEqual(worse.items.map(({ what }) => what).sort(), [
    'Lead.Reason__c took 80 characters and takes 20 now.',
    'The value "A" of Lead.Class__c is gone or inactive.',
  ])

  await later()
  await setUp('update', 'CustomField', picklist('A', 'B'))
  await setUp('update', 'CustomField', { fullName: 'Lead.Reason__c', label: 'Reason', type: 'Text', length: 80 })
  assert.deepEqual((await check()).items, [])

  const rights = (editable: boolean) => ({
    fullName: 'Standard',
    fieldPermissions: [{ field: 'Lead.Reason__c', readable: true, editable }],
  })
  await later()
  await setUp('update', 'Profile', rights(false))
  assert.deepEqual(told(await check()), ['Qualify/rate Lead.Reason__c not-updateable'])
  await later()
  await setUp('update', 'Profile', rights(true))
  assert.deepEqual((await check()).items, [])
})

test('a new required field breaks what creates records; accepted, it is how things should be', async () => {
  await later()
  await make({ fullName: 'Task.Account_Code__c', label: 'Code', type: 'Text', length: 10, required: true })
  const found = await check()
  assert.deepEqual(told(found), ['Qualify/task Task.Account_Code__c became-required'])
  assert.deepEqual(told(await check()), told(found), 'and stays')
  const accepted = await lab.asServer<SchemaInfo>('POST', '/api/v1/schema/accept', {
    connection: 'org',
    object: 'Task',
  })
  assert.deepEqual(accepted.items, [])
  const nothing = { connection: 'org', object: 'Nope' }
  const refused = await lab.ask('POST', '/api/v1/schema/accept', { key: lab.serverKey, body: nothing })
  assert.equal(refused.status, 404)
})

test('an org that cannot be reached is told, and what was known stays', async () => {
  await control.fault({ match: { path: '/describe$' }, times: 0, effect: 'answer', status: 403, body: [apiDisabled] })
  const found = await check()
  assert.equal(found.connections[0]?.problem?.code, 'api-disabled')
  assert.ok(found.connections[0]?.checkedAt)
  const one = await lab.ask('POST', '/api/v1/schema/check', { key: lab.serverKey, body: { connection: 'org' } })
  assert.equal(one.status, 403)
  await control.clearFaults()
  assert.equal((await check()).connections[0]?.problem, null)
})

const apiDisabled = { errorCode: 'API_DISABLED_FOR_ORG', message: 'API is disabled for this User' }

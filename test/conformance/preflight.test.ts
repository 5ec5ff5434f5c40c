/** Preflight: from saved workflows to the rights they need, what is missing, and a permission set the org takes. */
import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import pino from 'pino'
import { type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { workflowNeeds } from '../../src/api/workflow-needs.ts'
import { type Connections, createConnections, permissionSetZip, preflight } from '../../src/connections/index.ts'
import { type Catalog, loadCatalog } from '../../src/connector/index.ts'
import { createWorkflows, type Workflows } from '../../src/workflows/index.ts'
import { until } from '../support/product.ts'
import { testStore } from '../support/store.ts'

let org: LocalOrg
let connections: Connections
let workflows: Workflows
let catalog: Catalog
let id: string
before(async () => {
  const store = await testStore()
  org = await startLocalOrg({ seed: 'empty' })
  catalog = await loadCatalog()
  workflows = createWorkflows({ store, catalog })
  connections = createConnections({
    store,
    masterKey: createSecretKey(randomBytes(32)),
    log: pino({ level: 'silent' }),
  })
  const { loginUrl, clientId, clientSecret } = org
  const flow = 'client-credentials'
  id = (await connections.create({ name: 'org', loginUrl, clientId, clientSecret, flow })).id
  await connections.connect(id)
})
after(() => org.close())

async function activate(document: Record<string, unknown>): Promise<void> {
  const saved = await workflows.save(JSON.stringify(document))
  await workflows.setActive(saved.id, true)
}

const describe = (object: string) => connections.salesforce(id).describe(object)

test('rights come from the active workflows, steps inside steps too', async () => {
  await activate({
    name: 'Qualify',
    trigger: { on: 'leadCreated' },
    steps: [
      { id: 'rate', action: 'updateLead', with: { id: '{{ json.Id }}', rating: 'Hot' } },
      {
        id: 'big',
        if: 'json.NumberOfEmployees > 100',
        then: [{ id: 'task', action: 'createTask', with: { subject: 'Call', priority: 'High' } }],
      },
      { id: 'any', action: 'updateRecord', with: { object: '{{ json.Kind }}', id: 'x', fields: {} } },
    ],
  })
  await workflows.save(
    JSON.stringify({
      name: 'Asleep',
      trigger: { on: 'manual' },
      steps: [{ id: 'gone', action: 'deleteAccount', with: { id: 'x' } }],
    }),
  )
  const found = await workflowNeeds({ workflows, connections, catalog }, id)
  const asked = found.needs.map(({ object, access }) => `${access} ${object}`)
  assert.deepEqual(asked.toSorted(), ['create Task', 'read Lead', 'update Lead'])
  const { fields } = found.needs.find(({ access }) => access === 'update') ?? {}
  assert.deepEqual(fields, ['Rating'])
  assert.deepEqual(found.workflows, ['Qualify'])
  assert.deepEqual(
    found.open.map(({ step }) => step),
    ['any'],
  )
  const rows = await preflight(describe, found.needs)
  assert.ok(rows.every(({ ok }) => ok))
})

test('what the user lacks is named with its fix', async () => {
  const rows = await preflight(describe, [
    { object: 'Lead', access: 'update', fields: ['Rating', 'Colour__c'] },
    { object: 'Shipment__c', access: 'create', fields: [] },
  ])
  assert.deepEqual(
    rows.map(({ object, missing }) => [object, missing.map(({ path }) => path)]),
    [
      ['Lead', ['Lead.Colour__c']],
      ['Shipment__c', ['Shipment__c']],
    ],
  )
})

test('the permission set is the least there is, and the org deploys it', async () => {
  const { needs } = await workflowNeeds({ workflows, connections, catalog }, id)
  const zip = await permissionSetZip(describe, needs)
  const files = Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]))
  assert.deepEqual(Object.keys(files).sort(), ['package.xml', 'permissionsets/Rainmaker.permissionset'])
  const xml = files['permissionsets/Rainmaker.permissionset'] ?? ''
  assert.match(xml, /<allowDelete>false<\/allowDelete>\s+<allowEdit>true<\/allowEdit>/)
  assert.match(xml, /<editable>true<\/editable>\s+<field>Lead.Rating<\/field>/)
  assert.doesNotMatch(xml, /Account|<modifyAllRecords>true|<viewAllRecords>true|LastName/)
  const done = await deploy(zip)
  assert.deepEqual([done.status, done.numberComponentErrors], ['Succeeded', 0], JSON.stringify(done))
  const query = "SELECT PermissionsEdit, PermissionsDelete FROM ObjectPermissions WHERE Parent.Name = 'Rainmaker'"
  const { body } = await connections
    .salesforce(id)
    .call({ method: 'GET', path: `/query?q=${encodeURIComponent(query)}` })
  assert.partialDeepStrictEqual(body, { records: [{ PermissionsEdit: true, PermissionsDelete: false }] })
})

interface Deployed {
  status: string
  numberComponentErrors: number
}

/** As deploy tools do: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm */
async function deploy(zip: Uint8Array): Promise<Deployed> {
  const form = new FormData()
  const options = JSON.stringify({ deployOptions: { singlePackage: true, rollbackOnError: true } })
  form.set('json', new Blob([options], { type: 'application/json' }))
  form.set('file', new Blob([Buffer.from(zip)], { type: 'application/zip' }), 'rights.zip')
  const address = `${org.url}/services/data/v66.0/metadata/deployRequest`
  const headers = { authorization: `Bearer ${org.accessToken}` }
  const begun = (await (await fetch(address, { method: 'POST', headers, body: form })).json()) as { id: string }
  return until('the deployment to end', async () => {
    const asked = await fetch(`${address}/${begun.id}?includeDetails=true`, { headers })
    const { deployResult } = (await asked.json()) as { deployResult: Deployed & { done: boolean } }
    return deployResult.done && deployResult
  })
}

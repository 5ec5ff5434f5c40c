import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../problems.ts'
import { loadCatalog } from './catalog.ts'
import { checkCatalog } from './check-catalog.ts'
import { readInput } from './input/read-input.ts'
import { toJsonSchema } from './json-schema.ts'
import lead from './objects/Lead.ts'

const catalog = await loadCatalog()
const ids = new Set(catalog.actions().map((action) => action.id))

test('the seeds’ names for the six objects of first light are there', () => {
  const verbs = ['create', 'get', 'update', 'delete', 'find']
  for (const object of ['Lead', 'Account', 'Contact', 'Opportunity', 'Task', 'Campaign']) {
    for (const verb of verbs) assert.ok(ids.has(verb + object), verb + object)
  }
  for (const id of [
    'upsertLead',
    'listOpportunities',
    'searchAccounts',
    'closeOpportunity',
    'query',
    'search',
    'getRecord',
  ]) {
    assert.ok(ids.has(id), id)
  }
})

test('an unknown id is answered with the nearest ones', () => {
  assert.throws(
    () => catalog.action('createLeed'),
    (problem: Problem) =>
      problem.code === 'action-unknown' && problem.details.suggestions?.includes('createLead') === true,
  )
  assert.throws(() => catalog.trigger('leadCreate'), { code: 'trigger-unknown', message: /leadCreated/ })
})

test('people find actions by their own words', () => {
  assert.ok(catalog.search('create deal').actions.some((action) => action.id === 'createOpportunity'))
  assert.equal(catalog.search('update lead').actions[0]?.id, 'updateLead')
  assert.ok(catalog.search('lead').triggers.some((trigger) => trigger.id === 'leadMerged'))
  assert.deepEqual(catalog.search('nothing of this kind').actions, [])
})

test('forms learn from the schema what is required and which field of Salesforce is meant', () => {
  const schema = toJsonSchema(catalog.action('createLead').input) as {
    required: string[]
    properties: Record<string, unknown>
  }
  assert.deepEqual(schema.required, ['lastName', 'company'])
  assert.deepEqual(schema.properties['hasOptedOutOfEmail'], {
    type: 'boolean',
    description: 'Wants no e-mail',
    'x-salesforce': 'Lead.HasOptedOutOfEmail',
  })
})

test('every schema can be told as JSON Schema', () => {
  for (const one of [...catalog.actions(), ...catalog.triggers()])
    assert.equal(toJsonSchema(one.input)['type'], 'object', one.id)
})

test('an input that does not fit is told with every place', () => {
  const read = readInput(catalog.action('getLead'), { feilds: ['Name'], fields: 5 })
  assert.ok(!read.ok)
  assert.equal(read.problem.code, 'input-invalid')
  assert.deepEqual(read.problem.details.items?.map((item) => item.path).sort(), ['feilds', 'fields', 'id'])
  assert.ok(read.problem.details.items?.some(({ fix }) => fix === 'Did you mean fields?'))
})

test('a definition that contradicts itself stops the start and is named', () => {
  const wrong = { ...lead, fingerprint: ['nickname'] }
  const nothing = { actions: [], triggers: [], allActions: [], allTriggers: [] }
  assert.throws(() => checkCatalog({ ...nothing, objects: [{ name: 'Lead', value: wrong }] }), {
    code: 'definition-invalid',
    message: /objects\/Lead.ts is wrong: it uses the field "nickname"/,
  })
  const [action] = catalog.actions()
  const twice = { ...nothing, objects: [], allActions: [action!, action!] }
  assert.throws(() => checkCatalog(twice), { code: 'definition-invalid', message: /defined twice/ })
})

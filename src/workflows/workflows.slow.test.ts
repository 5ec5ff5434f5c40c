import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testStore } from '../../test/support/store.ts'
import { loadCatalog } from '../connector/index.ts'
import { createWorkflows } from './workflows.ts'

const store = await testStore()
const workflows = createWorkflows({ store, catalog: await loadCatalog() })

const text = (stop: string, name = 'Example') => `name: ${name}
description: What it is for
trigger: { on: leadCreated }
steps: [{ id: end, stop: ${stop} }]
`

test('saving the same text again changes nothing, another text makes a new version', async () => {
  const first = await workflows.save(text('one'))
  assert.deepEqual([first.version, first.active, first.stepCount, first.description], [1, false, 1, 'What it is for'])
  const again = await workflows.save(text('one'))
  assert.deepEqual([again.id, again.version], [first.id, 1])
  const changed = await workflows.save(text('two'))
  assert.deepEqual([changed.id, changed.version, changed.source], [first.id, 2, text('two')])
  const old = await workflows.version(first.id, 1)
  assert.deepEqual(old.document.steps, [{ id: 'end', onError: 'stop', stop: 'one' }])
})

test('a workflow with a mistake is not saved', async () => {
  await assert.rejects(workflows.save(text('"{{ json.nobody.id }}"', 'Wrong')), { code: 'workflow-invalid' })
  await assert.rejects(workflows.get('Wrong'), { code: 'not-found' })
})

test('on and off, found by id and by name', async () => {
  const { id } = await workflows.save(text('one', 'Switched'))
  await workflows.setActive(id, true)
  await workflows.setActive(id, true)
  assert.equal((await workflows.get('Switched')).active, true)
  const saved = await workflows.save(text('two', 'Switched'))
  assert.deepEqual([saved.active, saved.version], [true, 2])
  await workflows.setActive(id, false)
  assert.equal((await workflows.get(id)).active, false)
  await assert.rejects(workflows.setActive('00000000-0000-0000-0000-000000000000', true), { code: 'not-found' })
})

test('a removed workflow is gone from the list, its versions stay for its runs', async () => {
  const { id } = await workflows.save(text('one', 'Passing'))
  await workflows.remove(id)
  assert.ok((await workflows.list()).every((one) => one.name !== 'Passing'))
  assert.equal((await workflows.version(id, 1)).name, 'Passing')
  await assert.rejects(workflows.version(id, 2), { code: 'not-found' })
})

test('ten savings at once make ten versions', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, n) => workflows.save(text(`n${n}`, 'Busy'))))
  assert.equal((await workflows.get('Busy')).version, 10)
})

test('editors get the shape of the document', () => {
  const schema = workflows.jsonSchema()
  assert.deepEqual(schema['required'], ['name', 'trigger', 'steps'])
})

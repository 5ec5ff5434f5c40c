/** A field that is given another type: values go along, or are lost. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'

const picklist = (...values: string[]) => ({
  type: 'Picklist',
  valueSet: { valueSetDefinition: { sorted: false, value: values.map((fullName) => ({ fullName, label: fullName })) } },
})

test('texts, choices and numbers follow a change of type, others are lost, formulas refuse it', async (t) => {
  const { conn, create, query } = await openSoap(t)
  const save = async (mode: 'create' | 'update', name: string, facts: object) => {
    const wish = { fullName: `Account.${name}__c`, label: name, ...facts }
    const done =
      mode === 'create' ? conn.metadata.create('CustomField', wish) : conn.metadata.update('CustomField', wish)
    return [await done].flat()[0]
  }
  await save('create', 'Text', { type: 'Text', length: 40, externalId: true })
  await save('create', 'Choice', picklist('A', 'B'))
  await save('create', 'Count', { type: 'Number', precision: 10, scale: 2 })
  await save('create', 'Twice', { type: 'Number', precision: 10, scale: 2, formula: 'Count__c * 2' })
  const id = await create('Account', { Name: 'X', Text__c: 'a long text', Choice__c: 'B', Count__c: 12.5 })
  assert.equal((await query("SELECT Id FROM Account WHERE Text__c = 'a long text'")).length, 1)

  assert.equal((await save('update', 'Text', { type: 'Email', externalId: true }))?.success, true)
  assert.equal((await save('update', 'Choice', { type: 'Text', length: 20 }))?.success, true)
  assert.equal((await save('update', 'Count', { type: 'Currency', precision: 10, scale: 1 }))?.success, true)
  assert.partialDeepStrictEqual(await query('SELECT Id, Text__c, Choice__c, Count__c FROM Account'), [
    { Id: id, Text__c: 'a long text', Choice__c: 'B', Count__c: 12.5 },
  ])
  assert.equal((await query("SELECT Id FROM Account WHERE Text__c = 'a long text'")).length, 1)
  assert.equal((await save('update', 'Text', { type: 'Date' }))?.success, true)
  assert.partialDeepStrictEqual(await query('SELECT Text__c FROM Account'), [{ Text__c: null }])
  assert.equal((await save('update', 'Twice', { type: 'Text', formula: 'Name' }))?.success, false)
})

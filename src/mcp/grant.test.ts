import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowsField, checkGrant, fits, grantInput } from './grant.ts'

const grant = (more: object) => grantInput.parse({ objects: ['*'], ...more })

test('what is left out is the cautious choice', () => {
  const { access, approval, rowsPerCall } = grantInput.parse({ objects: ['Lead'] })
  assert.deepEqual({ access, approval, rowsPerCall }, { access: ['read'], approval: 'human', rowsPerCall: 50 })
})

test('globs fit whole names, capitals aside, and nothing in them is a pattern of another kind', () => {
  assert.ok(fits(['list*', 'getLead'], 'listLeads'))
  assert.ok(fits(['invoice__c'], 'Invoice__c'))
  assert.ok(!fits(['Lead'], 'LeadHistory'))
  assert.ok(!fits(['L.ad', '.*', ''], 'Lead'))
})

test('conditions that break out of their brackets are refused', () => {
  const good = ["Name = 'a)'", "(a = 1 OR b = 'it\\'s')"]
  const bad = ['a = 1) OR (b = 2', "a = 'x", '(a = 1', "a = 'x\\'"]
  for (const rows of good) assert.doesNotThrow(() => checkGrant(grant({ rows: { Lead: rows } })), rows)
  for (const rows of bad)
    assert.throws(() => checkGrant(grant({ rows: { Lead: rows } })), { code: 'bad-request' }, rows)
})

test('fields of an object that names some are closed but for those', () => {
  const narrow = grant({ fields: { lead: ['Name'] } })
  assert.deepEqual(
    ['name', 'Id', 'Phone'].map((field) => allowsField(narrow, 'Lead', field)),
    [true, true, false],
  )
  assert.ok(allowsField(narrow, 'Contact', 'Phone'))
})

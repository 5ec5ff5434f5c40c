import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainQuery } from './index.ts'
import { seededOrg } from './testing/seeded-org.ts'

const org = seededOrg()

test('an index leads where a filter is on an indexed field, a scan of the table where none is', () => {
  const plans = explainQuery(org, "SELECT Id FROM Account WHERE Name = 'Acme' AND Industry = 'Tech'")
  const leading = plans.map(({ leadingOperationType, fields, cardinality }) => [
    leadingOperationType,
    fields,
    cardinality,
  ])
  assert.deepEqual(leading, [
    ['Index', ['Name'], 1],
    ['TableScan', [], 1],
  ])
  assert.deepEqual(
    plans[0]?.notes.map(({ fields }) => fields),
    [['IsDeleted'], ['Industry']],
  )
  assert.ok(plans[0]!.relativeCost < plans[1]!.relativeCost)
  const [only, ...more] = explainQuery(org, "SELECT Name FROM Account WHERE Industry = 'Tech' OR Name = 'x'")
  assert.deepEqual([only?.leadingOperationType, only?.sobjectCardinality, more], ['TableScan', 4, []])
})

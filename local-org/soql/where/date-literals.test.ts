import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnOf } from '../testing/ask.ts'
import { seededOrg } from '../testing/seeded-org.ts'

// The clock shows Friday 2026-05-15 10:30 UTC; in Auckland it is 22:30 of that day, in Los Angeles 03:30.
const created = (zone: string, where: string) =>
  columnOf(seededOrg(zone), `SELECT Name FROM Account WHERE CreatedDate ${where} ORDER BY CreatedDate`)

test('a datetime is compared with the days of the user', () => {
  assert.deepEqual(created('UTC', '= TODAY'), ["Carl's 100%_sure"])
  assert.deepEqual(created('UTC', '= YESTERDAY'), ['beta'])
  // 01:00 UTC is still the evening of the 14th in Los Angeles, and 12:00 UTC of the 14th already the 15th in Auckland.
  assert.deepEqual(created('America/Los_Angeles', '= YESTERDAY'), ['beta', "Carl's 100%_sure"])
  assert.deepEqual(created('Pacific/Auckland', '= TODAY'), ['beta', "Carl's 100%_sure"])
  assert.deepEqual(created('Pacific/Auckland', '= THIS_YEAR'), ['Échelle', 'Acme', 'beta', "Carl's 100%_sure"])
})

test('before a range means before its start, after it means after its end', () => {
  assert.deepEqual(created('UTC', '< TODAY'), ['Échelle', 'Acme', 'beta'])
  assert.deepEqual(created('UTC', '<= YESTERDAY'), ['Échelle', 'Acme', 'beta'])
  assert.deepEqual(created('UTC', '> YESTERDAY'), ["Carl's 100%_sure"])
  assert.deepEqual(created('UTC', '>= LAST_N_DAYS:1'), ['beta', "Carl's 100%_sure"])
  assert.deepEqual(created('UTC', '!= THIS_MONTH'), ['Échelle', 'Acme'])
  assert.deepEqual(created('UTC', 'IN (TODAY, LAST_YEAR)'), ['Échelle', "Carl's 100%_sure"])
  assert.deepEqual(created('UTC', 'NOT IN (TODAY, LAST_YEAR)'), ['Acme', 'beta'])
})

const closed = (where: string) =>
  columnOf(seededOrg(), `SELECT Name FROM Opportunity WHERE CloseDate ${where} ORDER BY CloseDate`)

test('a date is compared with days', () => {
  assert.deepEqual(closed('= TODAY'), ['One'])
  assert.deepEqual(closed('= LAST_MONTH'), ['Two'])
  assert.deepEqual(closed('= LAST_N_MONTHS:1'), ['Two'])
  assert.deepEqual(closed('= THIS_QUARTER'), ['Two', 'One'])
  assert.deepEqual(closed('= LAST_FISCAL_YEAR'), ['Three'])
  assert.deepEqual(closed('> 2025-12-31'), ['Two', 'One'])
  assert.deepEqual(closed('= 2025-12-31'), ['Three'])
})

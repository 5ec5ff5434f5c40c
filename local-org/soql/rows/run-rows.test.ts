import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnOf } from '../testing/ask.ts'
import { idOf, MemoryOrg } from '../testing/memory-org.ts'
import { seededOrg } from '../testing/seeded-org.ts'

const org = seededOrg()
const names = (tail: string) => columnOf(org, `SELECT Name FROM Account ${tail}`)

/** The answer, and what the query asked of the table. */
function traced(table: string, soql: string) {
  const { asked } = org.table(table)
  asked.length = 0
  return { found: columnOf(org, soql), asked: [...asked] }
}

test('order ignores case, and nulls come first in both directions unless told otherwise', () => {
  assert.deepEqual(names('ORDER BY Name'), ['Acme', 'beta', "Carl's 100%_sure", 'Échelle'])
  assert.deepEqual(names('ORDER BY AnnualRevenue, Name'), ["Carl's 100%_sure", 'Échelle', 'Acme', 'beta'])
  assert.deepEqual(names('ORDER BY AnnualRevenue DESC, Name'), ["Carl's 100%_sure", 'Échelle', 'beta', 'Acme'])
  assert.deepEqual(names('ORDER BY AnnualRevenue DESC NULLS LAST, Name DESC'), [
    'beta',
    'Acme',
    'Échelle',
    "Carl's 100%_sure",
  ])
})

test('rows without a parent still come when ordered by a field of the parent', () => {
  assert.deepEqual(columnOf(org, 'SELECT LastName FROM Contact ORDER BY Account.Name DESC, LastName'), [
    'Solo',
    'Young',
    'Zimmer',
  ])
})

test('offset and limit cut what is ordered', () => {
  assert.deepEqual(names('ORDER BY Name LIMIT 2'), ['Acme', 'beta'])
  assert.deepEqual(names('ORDER BY Name LIMIT 2 OFFSET 1'), ['beta', "Carl's 100%_sure"])
  assert.deepEqual(names('ORDER BY Name OFFSET 3'), ['Échelle'])
  assert.deepEqual(names('ORDER BY Name LIMIT 0'), [])
  assert.deepEqual(names('LIMIT 1'), ['Acme'])
  assert.deepEqual(names('LIMIT 1 OFFSET 1'), ['beta'])
})

test('equality on an indexed field is looked up', () => {
  const byKey = traced('Account', "SELECT Name FROM Account WHERE ExternalKey__c = 'k1' AND Industry = 'Tech'")
  assert.deepEqual(byKey, { found: ['Acme'], asked: ['lookup ExternalKey__c'] })
  const byParent = traced(
    'Contact',
    `SELECT LastName FROM Contact WHERE AccountId IN ('${idOf('001', 1)}') ORDER BY Name`,
  )
  assert.deepEqual(byParent, { found: ['Young', 'Zimmer'], asked: ['lookup AccountId'] })
  const byId = traced('Account', `SELECT Name FROM Account WHERE Id = '${idOf('001', 2)}'`)
  assert.deepEqual(byId, { found: ['beta'], asked: [] })
})

test('an OR is looked up when all its sides can be', () => {
  const both = traced(
    'Account',
    `SELECT Name FROM Account WHERE ExternalKey__c = 'K1' OR ParentId = '${idOf('001', 1)}'`,
  )
  assert.deepEqual(both, { found: ['Acme', 'beta'], asked: ['lookup ExternalKey__c', 'lookup ParentId'] })
  const one = traced('Account', "SELECT Name FROM Account WHERE ExternalKey__c = 'K1' OR Name = 'beta'")
  assert.deepEqual(one.found, ['Acme', 'beta'])
  assert.ok(one.asked.includes('all'))
})

test('a poll reads only the end of the stamp index, in its order', () => {
  const soql = `SELECT Name FROM Account WHERE SystemModstamp > 2026-05-02T00:00:00Z
    OR (SystemModstamp = 2026-05-02T00:00:00Z AND Id > '${idOf('001', 2)}') ORDER BY SystemModstamp, Id LIMIT 2000`
  assert.deepEqual(traced('Account', soql), { found: ["Carl's 100%_sure", 'Échelle'], asked: ['range SystemModstamp'] })
})

test('the newest row is read from the end of the stamp index', () => {
  const newest = traced('Account', 'SELECT Name FROM Account ORDER BY SystemModstamp DESC LIMIT 1')
  assert.deepEqual(newest.found, ['Échelle'])
  assert.ok(!newest.asked.includes('all'))
  assert.deepEqual(names('WHERE SystemModstamp < 2026-05-04T00:00:00Z ORDER BY SystemModstamp DESC, Id DESC'), [
    "Carl's 100%_sure",
    'beta',
    'Acme',
  ])
  const two = names('ORDER BY SystemModstamp DESC, Id DESC LIMIT 3')
  assert.deepEqual(two, ['Échelle', "Carl's 100%_sure", 'beta'])
})

test('newest first reads every stretch of time once', () => {
  const old = new MemoryOrg('2026-05-15T10:30:00Z')
  const stamps = ['2010-01-01', '2024-02-01', '2026-02-01', '2026-05-10', '2026-05-15', '2026-05-15', '2027-01-01']
  for (const [n, stamp] of stamps.entries()) old.add('Group', n, { Name: `${n}`, CreatedDate: Date.parse(stamp) })
  const newest = (tail: string) => columnOf(old, `SELECT Name FROM Group ${tail}`).join('')
  assert.equal(newest('ORDER BY CreatedDate DESC, Id DESC'), '6543210')
  assert.equal(newest('WHERE CreatedDate >= 2024-02-01T00:00:00Z ORDER BY CreatedDate DESC, Id DESC'), '654321')
  assert.equal(newest('WHERE CreatedDate < 2025-01-01T00:00:00Z ORDER BY CreatedDate DESC'), '10')
})

test('a range ordered by another field is sorted', () => {
  const soql = 'SELECT Name FROM Account WHERE SystemModstamp >= 2026-05-02T00:00:00Z ORDER BY Name DESC'
  assert.deepEqual(traced('Account', soql), {
    found: ['Échelle', "Carl's 100%_sure", 'beta'],
    asked: ['range SystemModstamp'],
  })
})

test('the top of many rows is the top of all rows sorted', () => {
  const many = new MemoryOrg('2026-05-15T10:30:00Z')
  for (let n = 0; n < 5_000; n++) many.add('Lead', n, { LastName: `L${(n * 7919) % 5_000}`, Company: `C${n % 7}` })
  const all = columnOf(many, 'SELECT LastName FROM Lead ORDER BY Company DESC, LastName')
  assert.deepEqual(
    columnOf(many, 'SELECT LastName FROM Lead ORDER BY Company DESC, LastName LIMIT 50'),
    all.slice(0, 50),
  )
  assert.equal(new Set(all).size, 5_000)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idsOnly, narrowed } from './list-soql.ts'

test('columns, order and limits go; scope and condition stay', () => {
  assert.equal(
    idsOnly(
      "SELECT Name, toLabel(Status) FROM Lead USING SCOPE mine WHERE Rating = 'Hot' ORDER BY Name ASC NULLS FIRST, Id LIMIT 50",
    ),
    "SELECT Id FROM Lead USING SCOPE mine WHERE Rating = 'Hot'",
  )
  assert.equal(idsOnly('SELECT Id FROM Account'), 'SELECT Id FROM Account')
})

test('words in texts and in brackets are not taken for keywords', () => {
  assert.equal(
    idsOnly(
      "SELECT Name, (SELECT Id FROM Contacts ORDER BY Name) FROM Account WHERE Name = 'a FROM b ORDER BY c \\' LIMIT 1' ORDER BY Id",
    ),
    "SELECT Id FROM Account WHERE Name = 'a FROM b ORDER BY c \\' LIMIT 1'",
  )
  assert.equal(
    idsOnly('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Name != null) ORDER BY Name'),
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Name != null)',
  )
})

test('a further condition binds the whole of the first', () => {
  assert.equal(narrowed('SELECT Id FROM Lead', 'Id > 1'), 'SELECT Id FROM Lead WHERE Id > 1')
  assert.equal(
    narrowed(
      "SELECT Id FROM Lead USING SCOPE mine WHERE a = ' WHERE ' OR b IN (SELECT Id FROM x WHERE y = 1)",
      'c = 2',
    ),
    "SELECT Id FROM Lead USING SCOPE mine WHERE (a = ' WHERE ' OR b IN (SELECT Id FROM x WHERE y = 1)) AND c = 2",
  )
})

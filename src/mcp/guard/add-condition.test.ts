import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCondition, readSelect } from './add-condition.ts'

const cases: [string, string][] = [
  ['SELECT Id FROM Lead', 'SELECT Id FROM Lead WHERE (x = 1)'],
  ['SELECT Id,Name FROM Lead LIMIT 5', 'SELECT Id,Name FROM Lead WHERE (x = 1) LIMIT 5'],
  [
    'SELECT Id FROM Lead WHERE a = 1 OR b = 2 ORDER BY Id ASC LIMIT 5',
    'SELECT Id FROM Lead WHERE (x = 1) AND (a = 1 OR b = 2) ORDER BY Id ASC LIMIT 5',
  ],
  [
    String.raw`SELECT Id FROM Lead WHERE Name = 'a\' ORDER BY LIMIT ' OR 1 = 1`,
    String.raw`SELECT Id FROM Lead WHERE (x = 1) AND (Name = 'a\' ORDER BY LIMIT ' OR 1 = 1)`,
  ],
]

for (const [asked, wanted] of cases) {
  test(asked, () => assert.equal(addCondition(asked, 'x = 1'), wanted))
}

test('what cannot be judged is refused', () => {
  for (const asked of [
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'SELECT COUNT() FROM Lead',
    'SELECT Id FROM Lead l, l.Owner o',
    'SELECT Id FROM Lead GROUP BY Id',
  ]) {
    assert.throws(() => addCondition(asked, 'x = 1'), { code: 'query-invalid' }, asked)
  }
  assert.deepEqual(readSelect('SELECT Id, Owner.Name FROM Lead WHERE x = 1'), {
    object: 'Lead',
    fields: ['Id', 'Owner.Name'],
  })
  const far =
    "SELECT Id FROM Task WHERE (Who.Email LIKE 'a.b%') AND At__c > 2031-01-01T00:00:00.000Z ORDER BY Owner.Name"
  assert.deepEqual(readSelect(far).fields, ['Id', 'Who.Email', 'Owner.Name'])
})

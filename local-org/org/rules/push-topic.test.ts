/** Queries of PushTopics are checked when the topic is made. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { create, refusal, row } = await freshOrg()
const topic = (Query: string, more = {}) => ({ Name: 'T', Query, ApiVersion: 60, ...more })

const refusals: [string, string, string][] = [
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)',
    'INVALID_FIELD',
    'semi/anti join sub-selects are not supported',
  ],
  ['SELECT Id, AVG(AnnualRevenue) FROM Account', 'INVALID_FIELD', 'Aggregate queries are not supported'],
  ['SELECT Id, AccountId FROM Contact GROUP BY AccountId', 'INVALID_FIELD', 'Aggregate queries are not supported'],
  ['SELECT Id FROM Contact LIMIT 10', 'INVALID_FIELD', "'LIMIT' is not allowed"],
  ['SELECT Id FROM Account ORDER BY Name', 'INVALID_FIELD', "'ORDER BY' clause is not allowed"],
  ['SELECT Id, Contact.Account.Name FROM Contact', 'INVALID_FIELD', 'relationships are not supported'],
  ["SELECT Id FROM Account WHERE NOT Name = 'x'", 'INVALID_FIELD', "'NOT' is not supported"],
  ['SELECT Id FROM Nothing', 'INVALID_TYPE', "sObject type 'Nothing' is not supported."],
]

for (const [query, code, words] of refusals) {
  test(`a topic may not ask ${query}`, () => {
    assert.deepEqual(refusal({ op: 'create', object: 'PushTopic', values: topic(query) }), {
      code,
      words,
      fields: ['Query'],
    })
  })
}

test('columns are looked up, the id must be among them, and not all objects are streamed', () => {
  const told = (query: string) => refusal({ op: 'create', object: 'PushTopic', values: topic(query) }).words
  assert.match(told('SELECT Id, StateCode FROM Lead'), /^No such column 'StateCode' on entity 'Lead'\. If you/)
  assert.match(told('SELECT Id FROM Lead WHERE Nope > 1'), /^No such column 'Nope'/)
  assert.match(told('SELECT Name FROM Lead'), /Id field is required/)
  assert.match(told("SELECT Id FROM Lead WHERE Description = 'x'"), /^field 'Description' can not be filtered/)
  assert.match(told('SELECT Id FROM User'), /User is not supported/)
})

test('what is said in quotes or with NOT IN is none of it', () => {
  const query =
    "SELECT Id, Name FROM Account WHERE Name NOT IN ('a.b', 'NOT') AND CreatedDate > 2026-01-01T00:00:00.000Z"
  const id = create('PushTopic', topic(query, { Name: 'Quoted', NotifyForOperationUpdate: false }))
  assert.equal(row('PushTopic', id)['NotifyForOperations'], 'Create')
})

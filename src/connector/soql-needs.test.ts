/** What queries read, as preflight and the schema watch are told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soqlNeeds, soslNeeds } from './soql-needs.ts'

const cases: [query: string, reads: Record<string, string[]>][] = [
  ['SELECT Id, Name FROM Account', { Account: ['Id', 'Name'] }],
  [
    "select id from Lead where Email = 'a WHERE b = 1' and (Rating != null or not Status in ('Open'))",
    { Lead: ['id', 'Email', 'Rating', 'Status'] },
  ],
  ['SELECT a.Name, a.Owner.Name FROM Account a WHERE a.Industry LIKE :i', { Account: ['Name', 'Industry'] }],
  ['SELECT Plan__r.Name, Plan__r.Size__c FROM Order__c', { Order__c: ['Plan__c'] }],
  ['SELECT COUNT() FROM Case', { Case: [] }],
  [
    'SELECT COUNT(Id) n, Rating, MAX(Amount__c) FROM Lead GROUP BY Rating, CALENDAR_YEAR(CreatedDate) HAVING COUNT(Name) > 1 ORDER BY Rating DESC NULLS LAST LIMIT 5',
    { Lead: ['Id', 'Rating', 'Amount__c', 'Name', 'CreatedDate'] },
  ],
  [
    'SELECT Id, (SELECT LastName, Email FROM Contacts WHERE Title = NULL) FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE StageName = :s)',
    { Account: ['Id'], Opportunity: ['AccountId', 'StageName'] },
  ],
  [
    'SELECT toLabel(Status) s, FORMAT(CreatedDate) FROM Lead WHERE CreatedDate = LAST_N_DAYS:30 AND LastActivityDate > TODAY',
    { Lead: ['Status', 'CreatedDate', 'LastActivityDate'] },
  ],
  [
    'SELECT Id FROM Account WHERE DISTANCE(Place__c, GEOLOCATION(1.5, 2), :u) < 20 ORDER BY DISTANCE(Place__c, GEOLOCATION(1.5,2), :u)',
    { Account: ['Id', 'Place__c'] },
  ],
  ['SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END, Subject FROM Task', { Task: ['Subject'] }],
  [
    'SELECT FIELDS(STANDARD) FROM Lead USING SCOPE mine WHERE Multi__c INCLUDES (:a, :b) FOR UPDATE',
    { Lead: ['Multi__c'] },
  ],
  ["SELECT Id FROM Lead WHERE Name = '{{ json.name }}' AND Amount__c > -5.5", { Lead: ['Id', 'Name', 'Amount__c'] }],
  ['SELECT Id, Status FROM Order ORDER BY Id', { Order: ['Id', 'Status'] }],
  ['SELECT Id FROM Group ALL ROWS', { Group: ['Id'] }],
  ['nonsense', {}],
]
for (const [query, reads] of cases) {
  test(query, () => {
    const found = soqlNeeds(query).map(({ object, fields }) => [object, [...fields].sort()])
    const wanted = Object.entries(reads).map(([object, fields]) => [object, [...fields].sort()])
    assert.deepEqual(found, wanted)
  })
}

test('searches name objects, each with fields and conditions', () => {
  const search =
    "FIND {RETURNING {{ x }} Lead} IN ALL FIELDS RETURNING Account(Id, Name WHERE Industry = 'a (b' ORDER BY Size__c LIMIT 3), Lead, Contact(Email) LIMIT 10"
  assert.deepEqual(soslNeeds(search), [
    { object: 'Account', access: 'read', fields: ['Id', 'Name', 'Industry', 'Size__c'] },
    { object: 'Lead', access: 'read', fields: ['Id'] },
    { object: 'Contact', access: 'read', fields: ['Email'] },
  ])
  assert.deepEqual(soslNeeds('FIND {x}'), [])
})

test('where a template says what is read, nobody knows before', () => {
  assert.throws(() => soqlNeeds('SELECT Id FROM {{ json.object }}'), { code: 'query-invalid' })
})

/** The set-wise save: spelling, coercion, partial success, all or none, upserts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg, MOMENT } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()
org.createCustomField('Account', { name: 'Ext__c', externalId: true, unique: true })

test('values are read as Salesforce reads them: names in any case, texts for numbers, 15-character ids', () => {
  const parent = create('account', { name: ' Parent ', NUMBEROFEMPLOYEES: '120', annualrevenue: '12.6' })
  const { Name, NumberOfEmployees, AnnualRevenue } = row('Account', parent)
  assert.deepEqual(
    { Name, NumberOfEmployees, AnnualRevenue },
    { Name: 'Parent', NumberOfEmployees: 120, AnnualRevenue: 12.6 },
  )
  const child = create('Account', { Name: 'Child', ParentId: parent.slice(0, 15) })
  assert.equal(row('Account', child)['ParentId'], parent)
})

test('a parent may be named by its external id', () => {
  const account = create('Account', { Name: 'Known', Ext__c: 'k1' })
  const contact = create('Contact', { LastName: 'X', Account: { Ext__c: 'k1' } })
  assert.equal(row('Contact', contact)['AccountId'], account)
  const missing = refusal({ op: 'create', object: 'Contact', values: { LastName: 'X', Account: { Ext__c: 'no' } } })
  assert.equal(missing.words, 'Foreign key external ID: no not found for field Ext__c in entity Account')
})

test('stamps are whole seconds of org time, defaults and owner are set', () => {
  const lead = row('Lead', create('Lead', { LastName: 'L', FirstName: 'Ann', Company: 'C' }))
  assert.equal(lead['CreatedDate'], MOMENT)
  assert.equal(lead['SystemModstamp'], MOMENT)
  assert.equal(lead['Status'], 'Open - Not Contacted')
  assert.equal(lead['OwnerId'], admin)
  assert.equal(lead['Name'], 'Ann L')
  assert.equal(lead['DoNotCall'], false)
})

test('without all-or-none each row stands by itself; with it one refusal takes all back', () => {
  const operations = [
    { op: 'create' as const, object: 'Account', values: { Name: 'First' } },
    { op: 'create' as const, object: 'Account', values: {} },
  ]
  const before = org.as(admin).table('Account').size
  const partial = org.save(admin, operations)
  assert.deepEqual(
    partial.map((result) => result.success),
    [true, false],
  )
  assert.equal(org.as(admin).table('Account').size, before + 1)
  const whole = org.save(admin, operations, { allOrNone: true })
  assert.deepEqual(
    whole.map((result) => result.errors[0]?.errorCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
  )
  assert.equal(org.as(admin).table('Account').size, before + 1)
})

test('upsert creates, then changes, refuses what is no key, and the same key twice', () => {
  const first = org.upsert(admin, 'Account', 'ext__c', 'u1', { Name: 'New' })
  const second = org.upsert(admin, 'Account', 'Ext__c', 'u1', { Name: 'Newer' })
  assert.deepEqual([first.created, second.created, first.id === second.id], [true, false, true])
  assert.equal(row('Account', first.id)['Name'], 'Newer')
  const wish = { op: 'upsert' as const, object: 'Account', externalIdField: 'Name', externalId: 'x', values: {} }
  assert.equal(refusal(wish).words, 'Provided external ID field does not exist or is not accessible: Name')
  const twice = {
    op: 'upsert' as const,
    object: 'Account',
    externalIdField: 'Ext__c',
    values: { Ext__c: 'u2', Name: 'N' },
  }
  const results = org.save(admin, [twice, twice])
  assert.deepEqual(
    results.map(({ success, created }) => [success, created]),
    [
      [true, true],
      [false, false],
    ],
  )
})

test('an upsert key that several rows have is a choice of several (300)', () => {
  create('Contact', { LastName: 'A', Email: 'two@x.example' })
  create('Contact', { LastName: 'B', Email: 'two@x.example' })
  assert.throws(() => org.upsert(admin, 'Contact', 'Email', 'two@x.example', { Title: 'T' }), {
    errorCode: 'DUPLICATE_EXTERNAL_ID',
    status: 300,
  })
})

test('too long text is cut when asked', () => {
  const id = create('Lead', { LastName: 'x'.repeat(100), Company: 'C' }, { truncate: true })
  assert.equal(String(row('Lead', id)['LastName']).length, 80)
})

test('the commit log tells each record once, with what changed', () => {
  const start = org.changes.last
  const account = create('Account', { Name: 'Logged' })
  org.update(admin, 'Account', account, { Phone: '1' }, { client: 'tester' })
  org.delete(admin, 'Account', account)
  const commits = org.changes.after(start)
  assert.deepEqual(
    commits.map(({ changes }) => changes[0]?.changeType),
    ['CREATE', 'UPDATE', 'DELETE'],
  )
  assert.equal(commits[1]?.client, 'tester')
  assert.deepEqual(commits[1]?.changes[0]?.changedFields, ['Phone'])
  assert.deepEqual(
    commits.map(({ sequence }) => sequence),
    [start + 1, start + 2, start + 3],
  )
})

test('a moment may be a number of milliseconds, as the command line of Salesforce sends them', () => {
  const StartDateTime = Date.UTC(2026, 4, 1, 7, 25, 37, 250)
  const id = create('Event', { StartDateTime, EndDateTime: StartDateTime + 3_600_000 })
  assert.equal(row('Event', id)['StartDateTime'], StartDateTime - 250)
})

/** Values as people give them: owners, record types and parents by name, times without a zone; all rows of a set for one call. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Action, loadCatalog, type Outcome } from '../../src/connector/index.ts'
import { catalogueOrg } from './catalogue-org.ts'
import { runner, type Values } from './catalogue-run.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
const { context, control } = org
beforeEach(() => org.reset())
after(() => org.close())

const run = runner(catalog, org)

const codes = (outcomes: Outcome<Values>[]) => outcomes.map((one) => (one.ok ? 'ok' : one.problem.code))

async function fieldOf(object: string, outcome: Outcome<Values> | undefined, field: string): Promise<unknown> {
  assert.ok(outcome?.ok, outcome && !outcome.ok ? outcome.problem.message : 'nothing')
  const [row] = await context.salesforce.retrieve(object, [String(outcome.value['id'])], [field])
  return row?.[field]
}

async function people() {
  const { records } = await context.salesforce.queryPage("SELECT Id FROM Profile WHERE Name = 'Standard User'")
  const user = (first: string, last: string, more: Values = {}) => ({
    Username: `${first}.${last}@orchard.example`.toLowerCase(),
    Email: `${first}.${last}@orchard.example`.toLowerCase(),
    FirstName: first,
    LastName: last,
    Alias: `${first.charAt(0)}${last}`.slice(0, 8).toLowerCase(),
    ProfileId: records[0]?.['Id'],
    IsActive: true,
    TimeZoneSidKey: 'Europe/London',
    LocaleSidKey: 'en_GB',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ...more,
  })
  const { User: [grace, tomas, twin] = [], Group: [queue] = [] } = await control.insert({
    User: [
      user('Grace', 'Mbeki'),
      user('Tomas', 'Okafor'),
      { ...user('Tomas', 'Okafor'), Username: 'tomas2@orchard.example', Alias: 'tom2' },
      user('Old', 'Timer', { IsActive: false }),
    ],
    Group: [{ Name: 'Inbound Leads', DeveloperName: 'Inbound_Leads', Type: 'Queue' }],
  })
  await control.insert({ QueueSobject: [{ QueueId: queue, SobjectType: 'Lead' }] })
  return { grace, tomas, twin, queue }
}

const lead = (more: Values) => ({ lastName: 'Abara', company: 'Northwind Orchard', ...more })

test('an owner is known by e-mail, user name, name or queue: one call for all, one for the writes', async () => {
  const { grace, queue } = await people()
  const wishes: [unknown, unknown][] = [
    ['grace.mbeki@orchard.example', grace],
    ['GRACE.MBEKI@orchard.example', grace],
    ['Grace Mbeki', grace],
    ['Inbound Leads', queue],
    ['Inbound_Leads', queue],
    [{ Username: 'grace.mbeki@orchard.example' }, grace],
    [grace, grace],
    [grace?.slice(0, 15), grace],
  ]
  const outcomes = await run(
    'createLead',
    wishes.map(([ownerId]) => lead({ ownerId })),
  )
  assert.equal(org.calls(), 2)
  for (const [at, [, id]] of wishes.entries()) assert.equal(await fieldOf('Lead', outcomes[at], 'OwnerId'), id)
  const [byRelation] = await run('createLead', [lead({ owner: 'grace.mbeki@orchard.example' })])
  assert.equal(await fieldOf('Lead', byRelation, 'OwnerId'), grace)
})

test('a wrong owner gets the nearest one; several, inactive ones and nobody are told apart', async () => {
  const { grace } = await people()
  const outcomes = await run('createLead', [
    lead({ ownerId: 'grace.mbeky@orchard.example' }),
    lead({ ownerId: 'Gracie Mbeki' }),
    lead({ ownerId: 'tomas.okafor@orchard.example' }),
    lead({ ownerId: 'Tomas Okafor' }),
    lead({ ownerId: 'old.timer@orchard.example' }),
    lead({ ownerId: 'nobody@orchard.example' }),
    lead({ ownerId: 'Grace Mbeki', emial: 'x', rating: 'Hot' }),
  ])
  assert.deepEqual(codes(outcomes), [
    'field-value-invalid',
    'field-value-invalid',
    'ok',
    'match-ambiguous',
    'field-value-invalid',
    'field-value-invalid',
    'field-unknown',
  ])
  const said = outcomes.map((one) => (one.ok ? null : one.problem.details))
  assert.deepEqual(said[0]?.suggestions?.[0], 'grace.mbeki@orchard.example')
  assert.deepEqual(said[1]?.suggestions, ['Grace Mbeki'])
  assert.match(said[4]?.what ?? '', /not active/)
  assert.ok(grace)
})

test('1,000 rows with owners by e-mail cost one look-up and one write', async () => {
  await people()
  const owners = ['grace.mbeki@orchard.example', 'tomas2@orchard.example', 'Inbound Leads']
  const outcomes = await run(
    'createLead',
    Array.from({ length: 1000 }, (_, n) => lead({ ownerId: owners[n % 3] })),
  )
  assert.ok(outcomes.every((one) => one.ok))
  assert.equal(org.calls(), 2)
})

test('a parent is known by an external id, which Salesforce resolves, or by any other field, for one call', async () => {
  const { Account: [acme, other] = [] } = await control.insert({
    Account: [
      { Name: 'Acme Robotics', External_Id__c: 'A-1' },
      { Name: 'Northwind Orchard', Website: 'https://northwind.example' },
    ],
  })
  const native = await run('createContact', [
    { lastName: 'A', accountId: { External_Id__c: 'A-1' } },
    { lastName: 'B', account: { external_id__c: 'A-1' } },
    { lastName: 'C', Account: { External_Id__c: 'A-1' } },
    { lastName: 'D', accountId: { External_Id__c: 'A-2' } },
  ])
  assert.equal(org.calls(), 1)
  for (const one of native.slice(0, 3)) assert.equal(await fieldOf('Contact', one, 'AccountId'), acme)
  assert.equal(native[3]?.ok, false)
  const asked = await run('createContact', [
    { lastName: 'A', accountId: { Name: 'northwind orchard' } },
    { lastName: 'B', accountId: { Website: 'https://northwind.example' } },
    { lastName: 'C', accountId: { Name: 'Nobody' } },
    { lastName: 'D', accountId: { Nmae: 'Acme' } },
  ])
  assert.equal(org.calls(), 2)
  for (const one of asked.slice(0, 2)) assert.equal(await fieldOf('Contact', one, 'AccountId'), other)
  assert.deepEqual(codes(asked.slice(2)), ['field-value-invalid', 'field-unknown'])
})

test('of several possible objects the one that has such a record is meant, or the one that is named', async () => {
  const { Contact: [contact] = [], Lead: [person] = [] } = await control.insert({
    Contact: [
      { LastName: 'Okafor', Email: 'tomas@x.example' },
      { LastName: 'Both', Email: 'both@x.example' },
    ],
    Lead: [
      { LastName: 'Abara', Company: 'X', Email: 'ines@x.example' },
      { LastName: 'Both', Company: 'X', Email: 'both@x.example' },
    ],
  })
  const outcomes = await run('createTask', [
    { subject: 'Call', whoId: { Email: 'tomas@x.example' } },
    { subject: 'Call', whoId: { email: 'ines@x.example' } },
    { subject: 'Call', whoId: { Email: 'both@x.example' } },
    { subject: 'Call', whoId: { type: 'Contact', Email: 'both@x.example' } },
    { subject: 'Call', whoId: { type: 'Account', Name: 'X' } },
    { subject: 'Call', whoId: { type: 'Contct', Name: 'X' } },
    { subject: 'Call', whoId: { type: 'contact', Email: 'both@x.example' } },
  ])
  const ends = ['ok', 'ok', 'match-ambiguous', 'ok', 'field-value-invalid', 'field-value-invalid', 'ok']
  assert.deepEqual(codes(outcomes), ends)
  const mistyped = outcomes[5]
  assert.ok(mistyped?.ok === false && /leads to no Contct.*Did you mean Contact/s.test(mistyped.problem.message))
  assert.equal(await fieldOf('Task', outcomes[0], 'WhoId'), contact)
  assert.equal(await fieldOf('Task', outcomes[1], 'WhoId'), person)
})

test('a record type is known by its name or developer name, without a call', async () => {
  const type = { SobjectType: 'Account', IsActive: true }
  const { RecordType: [partner, old] = [] } = await control.insert({
    RecordType: [
      { Name: 'Partner Account', DeveloperName: 'Partner', ...type },
      { Name: 'Old One', DeveloperName: 'Old', ...type, IsActive: false },
    ],
  })
  assert.ok(partner && old)
  const fresh = { ...context, describe: (object: string) => context.salesforce.describe(object) }
  const action = catalog.action('createAccount') as Action<unknown, Values>
  const outcomes = await action.run(fresh, [
    { name: 'A', RecordTypeId: 'Partner Account' },
    { name: 'B', recordType: 'partner' },
    { name: 'C', RecordTypeId: partner.slice(0, 15) },
    { name: 'D', RecordTypeId: 'Partnr' },
    { name: 'E', RecordTypeId: 'Old' },
  ])
  assert.deepEqual(codes(outcomes), ['ok', 'ok', 'ok', 'field-value-invalid', 'field-value-invalid'])
  assert.ok(outcomes[3]?.ok === false && outcomes[3].problem.details.suggestions?.[0] === 'Partner')
  for (const one of outcomes.slice(0, 3)) assert.equal(await fieldOf('Account', one, 'RecordTypeId'), partner)
})

test('a wrong value of a parent’s field gets the nearest one', async () => {
  await control.insert({ Account: [{ Name: 'Acme Robotics', External_Id__c: 'A-1', NumberOfEmployees: 7 }] })
  const outcomes = await run('createContact', [
    { lastName: 'A', account: { Name: 'Acme Robotic' } },
    { lastName: 'B', account: { Name: 'acme robotics' } },
    { lastName: 'C', account: { NumberOfEmployees: '8' } },
  ])
  assert.deepEqual(codes(outcomes), ['field-value-invalid', 'ok', 'field-value-invalid'])
  assert.ok(outcomes[0]?.ok === false && /Did you mean Acme Robotics/.test(outcomes[0].problem.details.fix))
})

test('times without a zone are meant in the org’s; the zone is asked once', async () => {
  const event = (more: Values) => ({ subject: 'Demo', durationInMinutes: 45, ...more })
  const outcomes = await run('createEvent', [
    event({ startDateTime: '2031-07-04T09:00' }),
    event({ startDateTime: '2031-01-04T09:00:00' }),
    event({ startDateTime: '2031-01-04T09:00:00Z' }),
    event({ startDateTime: '2031-01-04T09:00:00+01:00' }),
  ])
  assert.equal(org.calls(), 2)
  const starts = await Promise.all(outcomes.map((one) => fieldOf('Event', one, 'StartDateTime')))
  assert.deepEqual(
    starts.map((start) => new Date(String(start)).toISOString()),
    ['2031-07-04T16:00:00.000Z', '2031-01-04T17:00:00.000Z', '2031-01-04T09:00:00.000Z', '2031-01-04T08:00:00.000Z'],
  )
  await run('createEvent', [event({ startDateTime: '2031-07-04T09:00' })])
  assert.equal(org.calls(), 1)
  const [task] = await run('createTask', [{ subject: 'Late', activityDate: '2031-05-02T01:30:00Z' }])
  assert.equal(await fieldOf('Task', task, 'ActivityDate'), '2031-05-01')
})

test('custom checkboxes, lists, dates and masters are like built-in fields', async () => {
  const { Account: [account] = [] } = await control.insert({ Account: [{ Name: 'Acme', External_Id__c: 'A-1' }] })
  const fields = { Paid__c: 'yes', Channels__c: ['post', 'EDI'], Due_Date__c: '2031-02-28', Amount__c: '12.50' }
  const outcomes = await run('createRecord', [
    { object: 'Invoice__c', fields: { ...fields, Account__c: account?.slice(0, 15) } },
    { object: 'invoice__c', fields: { ...fields, Account__r: { External_Id__c: 'A-1' }, status__c: 'sent' } },
    { object: 'Invoice__c', fields: { ...fields, Account__c: account, Paid__c: 'maybe' } },
    { object: 'Invoice__c', fields: { ...fields, Account__c: account, Status__c: 'Sned' } },
  ])
  assert.deepEqual(codes(outcomes), ['ok', 'ok', 'field-value-invalid', 'picklist-value-invalid'])
  assert.equal(await fieldOf('Invoice__c', outcomes[0], 'Paid__c'), true)
  assert.equal(await fieldOf('Invoice__c', outcomes[0], 'Channels__c'), 'Post;EDI')
  assert.equal(await fieldOf('Invoice__c', outcomes[1], 'Account__c'), account)
})

test('owners by name work in finds, lists and upserts too', async () => {
  const { grace } = await people()
  await control.insert({ Lead: [{ LastName: 'Abara', Company: 'X', OwnerId: grace, Email: 'a@x.example' }] })
  const found = await run('findLead', [{ lastName: 'Abara', ownerId: 'Grace Mbeki' }])
  assert.ok(found[0]?.ok && found[0].value['found'])
  const listed = await run('listLeads', [
    { where: { owner: 'grace.mbeki@orchard.example' } },
    { where: { ownerId: 'Inbound Leads' } },
    { where: { createdDate: { gte: '2020-01-01T00:00' } } },
  ])
  assert.deepEqual(
    listed.map((one) => one.ok && one.value['count']),
    [1, 0, 1],
  )
  const upserted = await run('upsertLead', [
    { by: 'email', email: 'b@x.example', ...lead({ ownerId: 'Grace Mbeki' }) },
    { by: 'phone', phone: '1', ...lead({ ownerId: 'Grace Mbeki' }) },
    { by: 'email', email: 'c@x.example', ...lead({ ownerId: 'Nobody At All' }) },
  ])
  assert.deepEqual(codes(upserted), ['ok', 'ok', 'field-value-invalid'])
})

test('in conditions people are named alone, in lists and in comparisons; parents by any of their fields', async () => {
  const { grace, tomas } = await people()
  await control.insert({
    Account: [
      { Name: 'Acme', OwnerId: grace, External_Id__c: 'A-1' },
      { Name: 'Northwind', OwnerId: tomas },
    ],
  })
  const [acme] = (await context.salesforce.queryPage("SELECT Id FROM Account WHERE Name = 'Acme'")).records
  await control.insert({ Contact: [{ LastName: 'Abara', AccountId: acme?.['Id'], OwnerId: grace }] })
  const mail = 'grace.mbeki@orchard.example'
  const accounts = await run('listAccounts', [
    { where: { ownerId: [mail, 'tomas2@orchard.example'] } },
    { where: { owner: { in: [mail] } } },
    { where: { owner: { ne: mail } } },
    { where: { 'owner.email': mail } },
    { where: { 'Owner.CreatedDate': { gte: '2020-01-01T00:00' }, 'Owner.Name': { startsWith: 'Grace' } } },
    { where: { ownerId: { ne: 'grace.mbeky@orchard.example' } } },
    { where: { 'Owner.Emial': mail } },
    { where: { 'Onwer.Name': 'x' } },
  ])
  assert.deepEqual(
    accounts.map((one) => (one.ok ? one.value['count'] : one.problem.code)),
    [1, 1, 1, 1, 1, 'field-value-invalid', 'field-unknown', 'field-unknown'],
  )
  const [, , , , , , misspelt] = accounts
  assert.ok(misspelt?.ok === false && misspelt.problem.details.suggestions?.[0] === 'Owner.Email')
  const contacts = await run('listContacts', [
    { where: { accountId: { Name: 'acme' } } },
    { where: { account: { External_Id__c: 'A-1' } }, orderBy: '-account.name' },
    { where: { 'account.owner.email': mail }, fields: ['account.name', 'lastName'] },
  ])
  assert.deepEqual(
    contacts.map((one) => (one.ok ? one.value['count'] : one.problem.code)),
    [1, 1, 1],
  )
})

test('fields of parents are read, found by and told when wrong; a wrong one spoils no other row', async () => {
  const { Account: [acme, other] = [] } = await control.insert({ Account: [{ Name: 'Acme' }, { Name: 'Northwind' }] })
  await control.insert({ Contact: [{ LastName: 'Abara', AccountId: acme }] })
  const got = await run('getAccount', [
    { id: acme, fields: ['name', 'Owner.Name'] },
    { id: other, fields: ['Name'] },
    { id: other, fields: ['Owner.Nmae'] },
    { id: '001000000000001', fields: ['Owner.Name'] },
  ])
  assert.deepEqual(codes(got), ['ok', 'ok', 'field-unknown', 'record-not-found'])
  const [first] = got
  assert.ok(first?.ok)
  assert.deepEqual(Object.keys(first.value['record'] as Values).sort(), ['Id', 'Name', 'Owner'])
  const found = await run('findContact', [
    { lastName: 'Abara', 'account.name': 'ACME', fields: ['Account.Owner.Name'] },
    { lastName: 'Abara', 'Account.Name': 'Northwind' },
    { lastName: 'Abara', accountId: { Name: 'Acme' } },
    { lastName: 'Abara', 'Account.Nmae': 'Northwind' },
  ])
  assert.deepEqual(
    found.map((one) => (one.ok ? one.value['found'] : one.problem.code)),
    [true, false, true, 'field-unknown'],
  )
})

/** Many inputs in one go: one outcome each, in order, for the price of a few API calls. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { loadCatalog, type Outcome } from '../../src/connector/index.ts'
import { catalogueOrg } from './catalogue-org.ts'
import { runner, type Values } from './catalogue-run.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
const { context, control } = org
beforeEach(() => org.reset())
after(() => org.close())

const run = runner(catalog, org)

const shown = (outcomes: Outcome<Values>[], field: string) =>
  outcomes.map((one) => (one.ok ? one.value[field] : one.problem.code))

const nth = (count: number, make: (n: number) => Values) => Array.from({ length: count }, (_, n) => make(n))

test('200 finds by website or name cost one API call', async () => {
  const { Account: ids = [] } = await control.insert({
    Account: nth(100, (n) => ({
      Name: `Orchard ${n}`,
      Website: n % 2 ? `http://www.orchard-${n}.example/shop` : null,
    })),
  })
  const outcomes = await run('findAccount', [
    ...nth(100, (n) => ({
      website: n % 2 ? `ORCHARD-${n}.example` : 'https://elsewhere.example',
      name: `orchard ${n}`,
    })),
    ...nth(100, (n) => ({ name: `Nobody ${n}` })),
  ])
  assert.equal(org.calls(), 1)
  assert.deepEqual(shown(outcomes.slice(0, 100), 'id'), ids)
  assert.deepEqual(shown(outcomes.slice(0, 2), 'matchedBy'), ['name', 'website'])
  assert.deepEqual(new Set(shown(outcomes.slice(100), 'found')), new Set([false]))
})

test('a host that only looks alike is no match', async () => {
  await control.insert({
    Account: [
      { Name: 'A', Website: 'https://notacme.example' },
      { Name: 'B', Website: 'acme.example.org' },
    ],
  })
  assert.deepEqual(shown(await run('findAccount', [{ website: 'acme.example' }]), 'found'), [false])
})

test('finds with further conditions sift the candidates', async () => {
  const { Contact: ids = [] } = await control.insert({
    Contact: [
      { LastName: 'Okafor', FirstName: 'Tomas', Email: 'office@x.example' },
      { LastName: 'Okafor', FirstName: 'Ada', Email: 'office@x.example' },
    ],
  })
  const outcomes = await run('findContact', [
    { email: 'Office@X.example', firstName: 'ada' },
    { lastName: 'Okafor', firstName: 'Tomas' },
    { email: 'office@x.example' },
    { email: 'office@x.example', onMany: 'first' },
  ])
  assert.deepEqual(shown(outcomes, 'id'), [ids[1], ids[0], 'match-ambiguous', ids[0]])
})

test('a row with a mistake keeps its place and costs the others nothing', async () => {
  const outcomes = await run('createLead', [
    { lastName: 'A', company: 'X' },
    { lastName: 'B' },
    { LastName: 'C', Company: 'X', Do_Not_Nurture__c: 'yes', Score__c: '12' },
    { lastName: 'D', company: 'X', emial: 'd@x.example' },
    { lastName: 'E', company: 'X', Status: 'Wroking - Contacted' },
    { lastName: 'F', company: 'X', Status: 'working - contacted' },
  ])
  assert.equal(org.calls(), 1)
  const codes = [true, 'field-required', true, 'field-unknown', 'picklist-value-invalid', true]
  assert.deepEqual(shown(outcomes, 'created'), codes)
  const [, , third, fourth, fifth, sixth] = outcomes
  assert.ok(fourth?.ok === false && fourth.problem.details.suggestions?.[0] === 'email')
  assert.ok(fifth?.ok === false && fifth.problem.details.suggestions?.[0] === 'Working - Contacted')
  assert.ok(third?.ok && sixth?.ok)
  const [c, f] = await context.salesforce.retrieve(
    'Lead',
    [String(third.value['id']), String(sixth.value['id'])],
    ['Do_Not_Nurture__c', 'Score__c', 'Status'],
  )
  assert.equal(c?.['Do_Not_Nurture__c'], true)
  assert.equal(c?.['Score__c'], 12)
  assert.equal(f?.['Status'], 'Working - Contacted')
})

test('two changes of one record in one set: the later one wins', async () => {
  const { Lead: [id] = [] } = await control.insert({ Lead: [{ LastName: 'A', Company: 'X' }] })
  const outcomes = await run('updateLead', [
    { id, title: 'first' },
    { id: '00Q000000000001', title: 'nobody' },
    { id, title: 'second', company: null },
    { id: id?.slice(0, 15), title: 'third' },
  ])
  assert.deepEqual(shown(outcomes, 'id').slice(0, 1), [id])
  assert.equal(outcomes[1]?.ok, false)
  assert.deepEqual(shown(outcomes, 'id').slice(2), ['field-required', id])
  assert.equal((await context.salesforce.retrieve('Lead', [id ?? ''], ['Title']))[0]?.['Title'], 'third')
})

test('upsert by e-mail and by any field, equal keys included', async () => {
  await control.insert({ Contact: [{ LastName: 'Old', Email: 'a@x.example' }] })
  const byEmail = await run('upsertContact', [
    { by: 'email', email: 'a@x.example', lastName: 'New' },
    { by: 'email', email: 'b@x.example', lastName: 'B1' },
    { by: 'email', email: 'B@x.example', lastName: 'B2' },
  ])
  assert.deepEqual(shown(byEmail, 'created'), [false, true, false])
  const byPhone = await run('upsertContact', [
    { by: 'phone', phone: '1', lastName: 'P' },
    { by: 'phone', phone: '1', lastName: 'Q' },
  ])
  assert.deepEqual(shown(byPhone, 'created'), [true, false])
  const { records } = await context.salesforce.queryPage('SELECT LastName FROM Contact ORDER BY LastName')
  assert.deepEqual(
    records.map((record) => record['LastName']),
    ['B2', 'New', 'Q'],
  )
})

test('find or create of 1,000 leads takes at most four API calls', async () => {
  await control.insert({
    Lead: nth(300, (n) => ({ LastName: `L${n}`, Company: 'X', Email: `lead-${n}@orchard.example` })),
  })
  const outcomes = await run(
    'upsertLead',
    nth(1000, (n) => ({ by: 'email', email: `lead-${n}@orchard.example`, lastName: `L${n}`, company: 'X' })),
  )
  const calls = org.calls()
  assert.equal(shown(outcomes, 'created').filter((created) => created === true).length, 700)
  assert.ok(calls <= 4, `${calls} calls`)
})

test('200 leads join a campaign in one call; who is in it is told so', async () => {
  const { Campaign: [campaignId] = [], Lead: leads = [] } = await control.insert({
    Campaign: [{ Name: 'Harvest Fair', IsActive: true }],
    Lead: nth(200, (n) => ({ LastName: `L${n}`, Company: 'X' })),
  })
  const inputs = leads.map((leadId) => ({ campaignId, leadId }))
  assert.deepEqual(new Set(shown(await run('addToCampaign', inputs), 'alreadyMember')), new Set([false]))
  assert.equal(org.calls(), 1)
  const again = await run('addToCampaign', [
    ...inputs.slice(0, 3),
    { campaignId },
    { campaignId: leads[0], leadId: leads[0] },
  ])
  assert.deepEqual(shown(again, 'alreadyMember'), [true, true, true, 'input-invalid', 'id-malformed'])
})

test('after a lost answer each row finds its own record, as often as it is there', async () => {
  const action = catalog.action('createTask')
  const since = '2020-01-01T00:00:00.000Z'
  const { Lead: [who] = [] } = await control.insert({ Lead: [{ LastName: 'A', Company: 'X' }] })
  const inputs = [
    { subject: 'Call', whoId: who },
    { subject: 'Call', whoId: who },
    { subject: 'Call', whoId: who },
    { subject: 'Write', activityDate: '2031-01-02' },
  ]
  const written = await run('createTask', inputs.slice(0, 2))
  const looked = (await action.look?.(context, inputs, since, new Set())) ?? []
  assert.deepEqual(looked.map(Boolean), [true, true, false, false])
  assert.deepEqual(new Set(looked.slice(0, 2).map((one) => (one as Values)['id'])), new Set(shown(written, 'id')))
  const known = new Set([String(shown(written, 'id')[0])])
  assert.deepEqual((await action.look?.(context, inputs, since, known))?.map(Boolean), [true, false, false, false])
})

test('values cannot break out of a query', async () => {
  const name = "x' OR Name != '"
  await control.insert({
    Account: [
      { Name: name, BillingCity: '100%' },
      { Name: 'y', BillingCity: '100 m' },
    ],
  })
  assert.deepEqual(shown(await run('findAccount', [{ name }, { name: "y' --" }]), 'found'), [true, false])
  const listed = await run('listAccounts', [{ where: { billingCity: { startsWith: '100%' } } }])
  assert.deepEqual(shown(listed, 'count'), [1])
  const fields = await run('listAccounts', [{ fields: ['Name FROM User'] }, { fields: ['Owner.Name FROM User'] }])
  assert.deepEqual(shown(fields, 'count'), ['field-unknown', 'field-unknown'])
  const ofSeveral = await run('listLeads', [{ fields: ['Owner.Name FROM User'] }])
  assert.deepEqual(shown(ofSeveral, 'count'), ['query-invalid'])
})

test('equal lists are read once, five different ones to a call', async () => {
  await control.insert({ Account: nth(7, (n) => ({ Name: `A${n}`, NumberOfEmployees: n })) })
  const where = (least: number) => ({ where: { numberOfEmployees: { gte: least } }, orderBy: '-numberOfEmployees' })
  const outcomes = await run('listAccounts', [where(0), where(3), where(3), { ...where(0), limit: 2 }])
  assert.deepEqual(shown(outcomes, 'count'), [7, 4, 4, 2])
  assert.deepEqual(shown(outcomes, 'more'), [false, false, false, true])
  assert.equal(org.calls(), 1)
})

test('10,000 values in one list, by filter and by parameter, cost what their length asks for', async () => {
  const emails = Array.from({ length: 10_000 }, (_, n) => `somebody-${n}@a-rather-long-name.example`)
  await control.insert({
    Contact: nth(3, (n) => ({
      ...{ LastName: `C${n}`, Email: emails[n * 4999] },
      Birthdate: ['1980-01-01', null, '1990-01-01'][n],
    })),
  })
  const [listed] = await run('listContacts', [{ where: { email: emails }, limit: 5000 }])
  assert.equal(listed?.ok && listed.value['count'], 3, 'by a filter')
  assert.ok(org.calls() <= 2)
  const query = 'SELECT Id, Email FROM Contact WHERE Email IN :emails'
  const asked = await run('query', [
    { query, params: { emails } },
    { query: `${query} LIMIT 2`, params: { emails } },
  ])
  assert.deepEqual(shown(asked, 'count'), [3, 2])
  assert.deepEqual(shown(asked, 'more'), [false, false])
  assert.ok(org.calls() <= 3, 'by a parameter')
  const sorted = await run('listContacts', [
    { where: { email: emails }, orderBy: '-birthdate', limit: 2, fields: ['lastName'] },
    { where: { email: emails }, orderBy: 'birthdate', fields: ['lastName'] },
    { where: { email: emails }, orderBy: 'lastName' },
  ])
  const names = sorted.map((one) =>
    one.ok ? (one.value['records'] as Values[]).map(({ LastName }) => LastName) : one.problem.code,
  )
  assert.deepEqual(names, [['C2', 'C0'], ['C0', 'C2', 'C1'], 'query-invalid'])
  assert.equal(sorted[0]?.ok && sorted[0].value['more'], true)
  const [ordered] = await run('query', [{ query: `${query} ORDER BY Email`, params: { emails } }])
  assert.ok(ordered?.ok === false && /characters; Salesforce takes 100,000/.test(ordered.problem.message))
  assert.equal(org.calls(), 0, 'refused before the call')
})

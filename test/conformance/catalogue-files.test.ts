/** Files by the hundred, lines of a deal with their prices, and writes by key at once: what they cost and how they end. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { loadCatalog, type Outcome } from '../../src/connector/index.ts'
import { createOutside } from '../../src/outside/index.ts'
import { catalogueOrg } from './catalogue-org.ts'
import { runner, type Values } from './catalogue-run.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
const { control } = org
const web = createServer((request, answer) => answer.writeHead(200).end(`File ${request.url}`)).listen(0, '127.0.0.1')
beforeEach(() => org.reset())
after(() => Promise.all([org.close(), web.close()]))

const run = runner(catalog, org)

const shown = (outcomes: Outcome<Values>[], field: string) =>
  outcomes.map((one) => (one.ok ? one.value[field] : one.problem.code))
const nth = (count: number, make: (n: number) => Values) => Array.from({ length: count }, (_, n) => make(n))
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('100 files go up onto a record in two calls, and come down again', async () => {
  const { Account: [parentId] = [] } = await control.insert({ Account: [{ Name: 'Acme' }] })
  const files = await run(
    'addFile',
    nth(100, (n) => ({ parentId, name: `offer-${n}.txt`, content: base64(`Offer ${n}`) })),
  )
  assert.equal(org.calls(), 2)
  assert.equal(new Set(shown(files, 'id')).size, 100)
  const [listed] = await run('getFileIds', [{ parentId }])
  assert.deepEqual(listed?.ok && new Set(listed.value['ids'] as string[]), new Set(shown(files, 'id')))
  const contents = await run('getFileContent', [{ id: shown(files, 'id')[7] }, { id: shown(files, 'versionId')[9] }])
  assert.deepEqual(shown(contents, 'content'), [base64('Offer 7'), base64('Offer 9')])
  assert.deepEqual(shown(await run('deleteFile', [{ id: shown(files, 'id')[7] }]), 'deleted'), [true])
  assert.deepEqual(shown(await run('getFileContent', [{ id: shown(files, 'id')[7] }]), 'id'), ['record-not-found'])
})

test('files from web addresses, our own network where the administrator opens it; a bad one keeps its place', async () => {
  const { Case: [parentId] = [] } = await control.insert({ Case: [{ Subject: 'It stops' }] })
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const inputs = [
    { parentId, name: 'a.txt', url: `${url}/a` },
    { parentId, name: 'b.txt', url: 'http://127.0.0.1:1/b' },
    { parentId, name: 'c.txt', content: 'not base64!' },
    { parentId, name: 'd.txt', url: `${url}/d`, contentType: 'text/plain' },
  ]
  const outside = createOutside({ allowHosts: '127.0.0.1' })
  const outcomes = await run('addAttachment', inputs, { ...org.context, outside })
  await outside.close()
  assert.deepEqual(shown(outcomes, 'created'), [true, 'input-invalid', 'input-invalid', true])
  const content = await run('getAttachmentContent', [{ id: shown(outcomes, 'id')[3] }])
  assert.deepEqual(shown(content, 'content'), [base64('File /d')])
  assert.deepEqual(shown(await run('addAttachment', inputs.slice(0, 1)), 'id'), ['address-closed'])
  const [ids] = await run('getAttachmentIds', [{ parentId }])
  assert.equal(ids?.ok && (ids.value['ids'] as string[]).length, 2)
})

async function priceBooks() {
  const { records } = await org.context.salesforce.queryPage('SELECT Id FROM Pricebook2 WHERE IsStandard = true')
  const standard = String(records[0]?.['Id'])
  const { Pricebook2: [own] = [], Product2: [press, belt, retired] = [] } = await control.insert({
    Pricebook2: [{ Name: 'Resellers', IsActive: true }],
    Product2: [
      { Name: 'Orchard Press 40', ProductCode: 'OP-40', IsActive: true },
      { Name: 'Belt', ProductCode: 'B-1', IsActive: true },
      { Name: 'Old Press', ProductCode: 'OP-10', IsActive: true },
    ],
  })
  const price = (Pricebook2Id: unknown, Product2Id: unknown, UnitPrice: number, IsActive = true) => ({
    Pricebook2Id,
    Product2Id,
    UnitPrice,
    IsActive,
  })
  await control.insert({
    PricebookEntry: [price(standard, press, 1200), price(standard, belt, 9), price(standard, retired, 5, false)],
  })
  await control.insert({ PricebookEntry: [price(own, press, 900)] })
  const deal = { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' }
  const { Opportunity: [plain, reseller] = [] } = await control.insert({
    Opportunity: [deal, { ...deal, Pricebook2Id: own }],
  })
  return { press, plain, reseller }
}

test('a line takes entry and price from the price book of its deal: one call for all to look, one to write', async () => {
  const { press, plain, reseller } = await priceBooks()
  const line = (opportunityId: unknown, product2Id: unknown, more: Values = {}) => ({
    opportunityId,
    product2Id,
    quantity: 2,
    ...more,
  })
  const outcomes = await run('createOpportunityLineItem', [
    line(plain, 'OP-40'),
    line(reseller, 'orchard press 40'),
    line(reseller, press, { unitPrice: 850 }),
    line(plain, 'B-1', { totalPrice: 10 }),
    line(reseller, 'B-1'),
    line(plain, 'OP-41'),
    line(plain, 'OP-10'),
  ])
  assert.equal(org.calls(), 2)
  const refused = 'field-value-invalid'
  assert.deepEqual(shown(outcomes, 'created'), [true, true, true, true, refused, refused, refused])
  const ids = shown(outcomes, 'id').slice(0, 4).map(String)
  const lines = await org.context.salesforce.retrieve('OpportunityLineItem', ids, ['UnitPrice'])
  assert.deepEqual(
    lines.map((one) => one?.['UnitPrice']),
    [1200, 900, 850, 5],
  )
  const whys = outcomes.slice(4).map((one) => (one.ok ? '' : one.problem.message))
  assert.match(whys[0] ?? '', /price book/)
  assert.match(whys[1] ?? '', /Did you mean OP-40/)
  assert.match(whys[2] ?? '', /not active/)
})

test('a line of given entry without a price takes the entry’s', async () => {
  const { plain } = await priceBooks()
  const { records } = await org.context.salesforce.queryPage(
    "SELECT Id FROM PricebookEntry WHERE ProductCode = 'OP-40' AND UnitPrice = 1200",
  )
  const entry = records[0]?.['Id']
  const outcomes = await run('createOpportunityLineItem', [
    { opportunityId: plain, pricebookEntryId: entry, quantity: 1 },
    { opportunityId: plain, pricebookEntryId: entry, quantity: 1, unitPrice: 7 },
  ])
  const lines = await org.context.salesforce.retrieve('OpportunityLineItem', shown(outcomes, 'id').map(String), [
    'UnitPrice',
  ])
  assert.deepEqual(
    lines.map((one) => one?.['UnitPrice']),
    [1200, 7],
  )
})

test('the same keys upserted at the same time by many create each record once', async () => {
  const inputs = nth(50, (n) => ({ by: 'phone', phone: `0${n % 10}`, lastName: `L${n}`, company: 'X' }))
  const all = await Promise.all([0, 1, 2, 3].map(() => run('upsertLead', inputs)))
  assert.equal(all.flatMap((some) => shown(some, 'created')).filter((created) => created === true).length, 10)
  const page = await org.context.salesforce.queryPage('SELECT COUNT() FROM Lead')
  assert.equal(page.totalSize, 10)
})

test('10,000 contacts are upserted by e-mail in at most ten calls', async () => {
  const outcomes = await run(
    'upsertContact',
    nth(10_000, (n) => ({ by: 'email', email: `person-${n}@orchard.example`, lastName: `P${n}` })),
  )
  const calls = org.calls()
  assert.ok(outcomes.every((one) => one.ok))
  assert.ok(calls <= 10, `${calls} calls`)
})

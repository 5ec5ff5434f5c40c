/** What follows from stages, products, prices and orders. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { USUAL_FIELD } from '../schema/usual.ts'
import type { FieldDef, Value } from '../schema.ts'
import { freshOrg, MOMENT } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal, user } = await freshOrg()
const standard = [...org.as(admin).table('Pricebook2').all()][0]?.Id ?? ''
const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-08-15' }

const facts = (id: string, ...names: string[]): Value[] => names.map((name) => row('Opportunity', id)[name] ?? null)

test('the stage brings probability, forecast and closing with it', () => {
  const id = create('Opportunity', { ...deal, Amount: 1000 })
  const NAMES = ['Probability', 'ExpectedRevenue', 'IsClosed', 'IsWon', 'ForecastCategory', 'Fiscal']
  assert.deepEqual(facts(id, ...NAMES), [10, 100, false, false, 'Pipeline', '2026 3'])
  org.update(admin, 'Opportunity', id, { StageName: 'Closed Won' })
  assert.deepEqual(facts(id, ...NAMES), [100, 1000, true, true, 'Closed', '2026 3'])
  assert.equal(row('Opportunity', id)['LastStageChangeDate'], MOMENT)
  org.update(admin, 'Opportunity', id, { StageName: 'Qualification', Probability: 33 })
  assert.deepEqual(facts(id, 'Probability', 'IsClosed'), [33, false])
  const history = org.as(admin).table('OpportunityHistory').lookup('OpportunityId', [id])
  assert.deepEqual(
    history?.map((entry) => entry['StageName']),
    ['Prospecting', 'Closed Won', 'Qualification'],
  )
})

test("a person's address is kept in small letters, and waits to be compared", () => {
  const id = create('Contact', { LastName: 'Bluth', Email: 'Michael.Bluth@Example.com' })
  assert.deepEqual(
    [row('Contact', id)['Email'], row('Contact', id)['CleanStatus']],
    ['michael.bluth@example.com', 'Pending'],
  )
  const sent = create('Lead', { LastName: 'L', Company: 'C', CleanStatus: 'Skipped' })
  assert.equal(row('Lead', sent)['CleanStatus'], 'Skipped')
})

test('a probability beyond 100 is out of range', () => {
  const wish = { op: 'create' as const, object: 'Opportunity', values: { ...deal, Probability: 101 } }
  assert.equal(refusal(wish).code, 'NUMBER_OUTSIDE_VALID_RANGE')
})

test('the standard price comes first, each product once per book', () => {
  const Product2Id = create('Product2', { Name: 'Lamp', ProductCode: 'L1', IsActive: true })
  const Pricebook2Id = create('Pricebook2', { Name: 'Partners', IsActive: true })
  const custom = { op: 'create' as const, object: 'PricebookEntry', values: { Product2Id, Pricebook2Id, UnitPrice: 5 } }
  assert.deepEqual(refusal(custom), {
    code: 'STANDARD_PRICE_NOT_DEFINED',
    words: 'Before creating a custom price, create a standard price.',
    fields: [],
  })
  const price = create('PricebookEntry', { Product2Id, Pricebook2Id: standard, UnitPrice: 6, IsActive: true })
  assert.equal(row('PricebookEntry', price)['Name'], 'Lamp')
  assert.equal(row('PricebookEntry', price)['ProductCode'], 'L1')
  create('PricebookEntry', custom.values)
  assert.equal(refusal(custom).code, 'DUPLICATE_VALUE')
})

function price(name: string, UnitPrice: number): { Product2Id: string; PricebookEntryId: string } {
  const Product2Id = create('Product2', { Name: name, IsActive: true })
  const values = { Product2Id, Pricebook2Id: standard, UnitPrice, IsActive: true }
  return { Product2Id, PricebookEntryId: create('PricebookEntry', values) }
}

test('lines make the amount, and the first decides the price book', () => {
  const { PricebookEntryId, Product2Id } = price('Desk', 100)
  const OpportunityId = create('Opportunity', { ...deal, Amount: 1 })
  const line = create('OpportunityLineItem', { OpportunityId, PricebookEntryId, Quantity: 3, UnitPrice: 90 })
  assert.deepEqual(facts(OpportunityId, 'Amount', 'HasOpportunityLineItem', 'Pricebook2Id'), [270, true, standard])
  const stored = row('OpportunityLineItem', line)
  assert.deepEqual([stored['TotalPrice'], stored['ListPrice'], stored['Product2Id']], [270, 100, Product2Id])
  create('OpportunityLineItem', { OpportunityId, Product2Id, Quantity: 2, TotalPrice: 50 })
  assert.deepEqual(facts(OpportunityId, 'Amount'), [320])
  org.delete(admin, 'OpportunityLineItem', line)
  assert.deepEqual(facts(OpportunityId, 'Amount'), [50])
  const noPrice = { OpportunityId, PricebookEntryId, Quantity: 1 }
  assert.deepEqual(refusal({ op: 'create', object: 'OpportunityLineItem', values: noPrice }).fields, ['UnitPrice'])
})

const syncedQuote: FieldDef = {
  ...USUAL_FIELD,
  name: 'SyncedQuoteId',
  label: 'Quote ID',
  type: 'reference',
  referenceTo: ['Quote'],
  custom: false,
}

test('a quote is the sum of its lines, and keeps in step with its opportunity', () => {
  const { PricebookEntryId } = price('Table', 100)
  const OpportunityId = create('Opportunity', { ...deal, Pricebook2Id: standard })
  const quote = create('Quote', { Name: 'Q', OpportunityId, Tax: 5 })
  const told = (...names: string[]) => names.map((name) => row('Quote', quote)[name] ?? null)
  assert.deepEqual(told('GrandTotal', 'LineItemCount', 'Pricebook2Id'), [5, 0, standard])
  const line = create('QuoteLineItem', { QuoteId: quote, PricebookEntryId, Quantity: 2, Discount: 10 })
  create('QuoteLineItem', { QuoteId: quote, PricebookEntryId, Quantity: 1, UnitPrice: 50 })
  const { Subtotal, TotalPrice, ListPrice } = row('QuoteLineItem', line)
  assert.deepEqual([Subtotal, TotalPrice, ListPrice], [200, 180, 100])
  const sums = ['Subtotal', 'Discount', 'TotalPrice', 'GrandTotal', 'LineItemCount']
  assert.deepEqual(told(...sums), [250, 8, 230, 235, 2])

  org.addStandardField('Opportunity', syncedQuote)
  const other = create('Opportunity', deal)
  const wrong = { op: 'update', object: 'Opportunity', id: other, values: { SyncedQuoteId: quote } } as const
  assert.equal(refusal(wrong).code, 'FIELD_INTEGRITY_EXCEPTION')
  create('OpportunityLineItem', { OpportunityId, PricebookEntryId, Quantity: 9, UnitPrice: 9 })
  org.update(admin, 'Opportunity', OpportunityId, { SyncedQuoteId: quote })
  assert.deepEqual([...facts(OpportunityId, 'Amount'), ...told('IsSyncing')], [230, true])
  org.update(admin, 'QuoteLineItem', line, { Discount: 0 })
  assert.deepEqual(facts(OpportunityId, 'Amount'), [250])
  const counterpart = String(row('QuoteLineItem', line)['OpportunityLineItemId'])
  org.update(admin, 'OpportunityLineItem', counterpart, { Quantity: 1 })
  create('OpportunityLineItem', { OpportunityId, PricebookEntryId, Quantity: 1, UnitPrice: 7 })
  assert.deepEqual(told('TotalPrice', 'LineItemCount'), [157, 3])
  org.delete(admin, 'QuoteLineItem', line)
  assert.deepEqual([...facts(OpportunityId, 'Amount'), ...told('TotalPrice', 'LineItemCount')], [57, 57, 2])
  org.update(admin, 'Opportunity', OpportunityId, { SyncedQuoteId: null })
  org.update(admin, 'Quote', quote, { ShippingHandling: 3 })
  assert.deepEqual(told('IsSyncing', 'GrandTotal'), [false, 65])
})

test('an order starts as a draft, is activated with products, and then keeps them', () => {
  const { PricebookEntryId } = price('Chair', 20)
  const AccountId = create('Account', { Name: 'Buyer' })
  const values = { AccountId, EffectiveDate: '2026-05-04', Status: 'Draft', Pricebook2Id: standard }
  const early = refusal({ op: 'create', object: 'Order', values: { ...values, Status: 'Activated' } })
  assert.equal(early.code, 'FAILED_ACTIVATION')
  const order = create('Order', values)
  const activate = { op: 'update' as const, object: 'Order', id: order, values: { Status: 'Activated' } }
  assert.equal(refusal(activate).words, 'An order must have at least one product.')
  const item = { OrderId: order, PricebookEntryId, Quantity: 4, UnitPrice: 20 }
  create('OrderItem', item)
  assert.equal(row('Order', order)['TotalAmount'], 80)
  assert.equal(row('Order', order)['OrderNumber'], '00000001')
  org.save(admin, [activate])
  assert.equal(row('Order', order)['StatusCode'], 'Activated')
  assert.equal(refusal({ op: 'create', object: 'OrderItem', values: item }).code, 'FIELD_INTEGRITY_EXCEPTION')
  const held = { op: 'delete', object: 'Order', id: order } as const
  const words = 'unable to modify activated or superseded order: cannot delete order, or add or remove order products'
  assert.deepEqual(refusal(held), { code: 'DELETE_FAILED', words, fields: [] })
  assert.equal(refusal({ op: 'delete', object: 'Account', id: values.AccountId }).words, words)
  org.save(admin, [{ ...activate, values: { Status: 'Draft' } }, held])
})

test('a close put off into a later month is counted', () => {
  const values = { Name: 'Slow', StageName: 'Prospecting', CloseDate: '2026-05-20' }
  const id = create('Opportunity', values)
  const count = () => row('Opportunity', id)['PushCount']
  assert.equal(count(), 0)
  org.update(admin, 'Opportunity', id, { CloseDate: '2026-05-28' })
  org.update(admin, 'Opportunity', id, { CloseDate: '2026-07-01' })
  org.update(admin, 'Opportunity', id, { CloseDate: '2026-06-30' })
  assert.equal(count(), 1)
})

test('history tells a new owner by name and by id', () => {
  const id = create('Case', { Subject: 'Moved' })
  const owner = user('next')
  org.update(admin, 'Case', id, { OwnerId: owner, Priority: 'High' })
  const rows = (org.as(admin).table('CaseHistory').lookup('CaseId', [id]) ?? []).filter(
    (one) => one['Field'] !== 'created',
  )
  assert.deepEqual(
    rows.map((one) => [one['Field'], one['DataType'], one['NewValue']]),
    [
      ['Priority', 'DynamicEnum', 'High'],
      ['Owner', 'Text', row('User', owner)['Name']],
      ['Owner', 'EntityId', owner],
    ],
  )
})

test('of a line one price is given, and what is sent for the sums of lines is passed over', () => {
  const { PricebookEntryId } = price('Chair', 10)
  const OpportunityId = create('Opportunity', deal)
  const line = (values: object) =>
    ({ op: 'create', object: 'OpportunityLineItem', values: { OpportunityId, Quantity: 2, ...values } }) as const
  const both = refusal(line({ PricebookEntryId, UnitPrice: 1, TotalPrice: 2 }))
  assert.match(both.words, /only one of unit price or total price may be specified$/)
  assert.match(refusal(line({ UnitPrice: 1 })).words, /must specify pricebook entry id/)
  create('OpportunityLineItem', line({ PricebookEntryId, UnitPrice: 10 }).values)
  org.update(admin, 'Opportunity', OpportunityId, { Amount: 999 })
  assert.deepEqual(facts(OpportunityId, 'Amount', 'TotalOpportunityQuantity'), [20, 2])
})

test('a contract is a draft first, ends with its term, and stays activated', () => {
  const AccountId = create('Account', { Name: 'A' })
  const values = { AccountId, StartDate: '2026-01-31', ContractTerm: 1 }
  const words = 'Choose a valid contract status and save your changes. Ask your admin for details.'
  const wrong = { code: 'FAILED_ACTIVATION', words, fields: ['Status'] }
  assert.deepEqual(refusal({ op: 'create', object: 'Contract', values: { ...values, Status: 'Activated' } }), wrong)
  const id = create('Contract', values)
  const contract = () => ['StatusCode', 'EndDate', 'ActivatedDate'].map((name) => row('Contract', id)[name] ?? null)
  assert.deepEqual(contract(), ['Draft', '2026-02-27', null])
  org.update(admin, 'Contract', id, { Status: 'Activated' })
  assert.deepEqual(contract(), ['Activated', '2026-02-27', MOMENT])
  assert.deepEqual(refusal({ op: 'update', object: 'Contract', id, values: { Status: 'Draft' } }), wrong)
})

test('an account stays while it has cases or won deals, and the refusal names them', () => {
  const AccountId = create('Account', { Name: 'Edge' })
  for (const Name of ['Edge A', 'Edge B']) create('Opportunity', { ...deal, Name, AccountId, StageName: 'Closed Won' })
  const wish = { op: 'delete' as const, object: 'Account', id: AccountId }
  const won =
    'Your attempt to delete Edge could not be completed because some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.: Edge A, Edge B\n'
  assert.deepEqual(refusal(wish), { code: 'DELETE_FAILED', words: won, fields: [] })
  const ContactId = create('Contact', { Salutation: 'Mr.', FirstName: 'Josh', LastName: 'Davis' })
  const number = row('Case', create('Case', { ContactId, Subject: 'S' }))['CaseNumber']
  const { words } = refusal({ op: 'delete', object: 'Contact', id: ContactId })
  assert.equal(
    words,
    `Your attempt to delete Mr. Josh Davis could not be completed because it is associated with the following cases.: ${number}\n`,
  )
})

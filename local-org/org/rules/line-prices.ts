/** Products on opportunities, orders and quotes: the price book fits, prices and totals follow from each other. */
import { requiredMissing } from '../save/checks.ts'
import { type Change, fill, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

const PARENTS: Record<string, string> = {
  OpportunityLineItem: 'OpportunityId',
  OrderItem: 'OrderId',
  QuoteLineItem: 'QuoteId',
}

const integrity = (words: string, field: string) =>
  new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: [field] })

/** A product without a price book entry means its entry in the parent's price book. */
function findEntry({ after }: Change, context: RuleContext, parent: Row): void {
  if (after['PricebookEntryId'] || !after['Product2Id']) return
  const prices = context.find('PricebookEntry', 'Product2Id', after['Product2Id'])
  const book = parent['Pricebook2Id'] ?? standardBook(context)
  after['PricebookEntryId'] = prices.find((price) => price['Pricebook2Id'] === book)?.Id ?? null
}

function standardBook(context: RuleContext): string | undefined {
  for (const book of context.table('Pricebook2')?.all() ?? []) if (book['IsStandard'] === true) return book.Id
  return undefined
}

const UNKNOWN_PRODUCT =
  'field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher must specify pricebook entry id, others must specify product id)'

/** A line of an opportunity has a product, and one of the two prices. */
function checkLine({ meta, kind, after, sent }: Change): void {
  if (meta.name !== 'OpportunityLineItem') return
  const isNamed = after['PricebookEntryId'] || after['Product2Id']
  if (kind === 'create' && !isNamed) throw integrity(UNKNOWN_PRODUCT, 'PricebookEntryId')
  const given = ['UnitPrice', 'TotalPrice'].filter((name) => sent.has(name) && (after[name] ?? null) !== null)
  if (given.length < 2) return
  const words = 'field integrity exception: only one of unit price or total price may be specified'
  throw integrity(words, 'UnitPrice')
}

/** The first line decides the parent's price book; the others must be of it. */
function checkBook({ meta }: Change, context: RuleContext, parent: Row, entry: Row): void {
  if (entry['IsActive'] !== true) {
    throw integrity('field integrity exception: PricebookEntryId (pricebook entry is inactive)', 'PricebookEntryId')
  }
  const book = parent['Pricebook2Id'] ?? null
  if (book === null) context.write(parent.Id, { Pricebook2Id: entry['Pricebook2Id'] ?? null })
  else if (book !== entry['Pricebook2Id']) {
    const owner = PARENTS[meta.name]?.replace(/Id$/, '').toLowerCase()
    const words = `field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the ${owner})`
    throw integrity(words, 'PricebookEntryId')
  }
}

function computePrices(change: Change, entry: Row | undefined): void {
  const { after, sent } = change
  const quantity = Number(after['Quantity'] ?? 0)
  const isTotalGiven = sent.has('TotalPrice') && after['TotalPrice'] !== null && !sent.has('UnitPrice')
  if (change.kind === 'create') fill(change, 'ListPrice', after['ListPrice'] ?? entry?.['UnitPrice'] ?? null)
  if (change.meta.name === 'QuoteLineItem') after['UnitPrice'] ??= entry?.['UnitPrice'] ?? null
  if (isTotalGiven) after['UnitPrice'] = quantity === 0 ? 0 : round(Number(after['TotalPrice']) / quantity)
  else if ((after['UnitPrice'] ?? null) === null) throw requiredMissing(['UnitPrice'])
  else fillTotals(change, Number(after['UnitPrice']) * quantity)
}

/** A line's discount counts where lines have one. */
function fillTotals(change: Change, price: number): void {
  const discount = change.meta.has('Discount') ? Number(change.after['Discount'] ?? 0) : 0
  fill(change, 'Subtotal', round(price))
  change.after['TotalPrice'] = round(price * (1 - discount / 100))
}

const round = (price: number) => Number(price.toFixed(2))

function nameLine(change: Change, context: RuleContext, parent: Row | undefined): void {
  if (change.meta.name !== 'OpportunityLineItem') return
  const product = context.live(change.after['Product2Id'])
  if (change.kind === 'create') fill(change, 'Name', `${parent?.['Name']} ${product?.['Name'] ?? ''}`.trim())
}

export default {
  objects: Object.keys(PARENTS),
  before(change, context) {
    if (change.kind === 'delete' || change.kind === 'undelete') return
    checkLine(change)
    const parent = context.live(change.after[PARENTS[change.meta.name] ?? ''])
    if (parent) findEntry(change, context, parent)
    const entry = context.live(change.after['PricebookEntryId'])
    if (parent && entry && isChanged(change, 'PricebookEntryId')) checkBook(change, context, parent, entry)
    if ((change.after['Quantity'] ?? null) === null) return
    if (entry) fill(change, 'Product2Id', entry['Product2Id'] ?? null)
    computePrices(change, entry)
    nameLine(change, context, parent)
  },
} satisfies Rule

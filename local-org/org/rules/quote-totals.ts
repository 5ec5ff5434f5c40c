/** What a quote costs: the sums of its lines, and with tax and shipping the grand total (https://help.salesforce.com/s/articleView?id=sales.quotes_fields.htm&type=5). */
import { type Change, fill, type Rule, type RuleContext } from '../save/rule.ts'
import type { Row } from '../schema.ts'

const round = (amount: number) => Number(amount.toFixed(2))

/** A new quote is of its opportunity's account and price book. */
function begin(change: Change, context: RuleContext): void {
  const opportunity = context.live(change.after['OpportunityId'])
  fill(change, 'AccountId', opportunity?.['AccountId'] ?? null)
  change.after['Pricebook2Id'] ??= opportunity?.['Pricebook2Id'] ?? null
  for (const name of ['Subtotal', 'TotalPrice', 'Discount', 'LineItemCount']) fill(change, name, 0)
  fill(change, 'CanCreateQuoteLineItems', true)
}

function addUp({ after }: Change): void {
  const parts = ['TotalPrice', 'Tax', 'ShippingHandling'].map((name) => Number(after[name] ?? 0))
  after['GrandTotal'] = round(parts.reduce((sum, part) => sum + part, 0))
}

/** Prices are summed as they are before they are rounded (https://help.salesforce.com/s/articleView?id=000385918&type=1). */
function totalsOf(lines: Row[]): Record<string, number> {
  let [Subtotal, TotalPrice] = [0, 0]
  for (const { UnitPrice, Quantity, Discount } of lines) {
    const price = Number(UnitPrice ?? 0) * Number(Quantity ?? 0)
    Subtotal += price
    TotalPrice += price * (1 - Number(Discount ?? 0) / 100)
  }
  const Discount = Subtotal === 0 ? 0 : 100 * (1 - TotalPrice / Subtotal)
  return {
    Subtotal: round(Subtotal),
    TotalPrice: round(TotalPrice),
    Discount: round(Discount),
    LineItemCount: lines.length,
  }
}

export default {
  objects: ['Quote', 'QuoteLineItem'],
  order: 30,
  before(change, context) {
    if (change.meta.name !== 'Quote' || (change.kind !== 'create' && change.kind !== 'update')) return
    if (change.kind === 'create') begin(change, context)
    addUp(change)
  },
  after({ meta, after }, context) {
    const quote = meta.name === 'QuoteLineItem' ? context.live(after['QuoteId']) : undefined
    if (!quote) return
    const totals = totalsOf(context.find('QuoteLineItem', 'QuoteId', quote.Id))
    if (Object.entries(totals).some(([name, total]) => quote[name] !== total)) context.update(quote.Id, totals)
  },
} satisfies Rule

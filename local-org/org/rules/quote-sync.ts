/** A quote in step with its opportunity: what changes in the lines of one changes in those of the other (https://help.salesforce.com/s/articleView?id=sales.quotes_syncing_overview.htm&type=5). */
import { type Change, type Draft, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

/** What lines of both have; prices are the lines' own, as those of quotes may have a discount. */
const SAME = ['Quantity', 'ServiceDate', 'Description', 'SortOrder']

const pick = (line: Draft | Row, names: readonly string[]): Draft =>
  Object.fromEntries(names.map((name) => [name, line[name] ?? null]))

const toOpportunity = (line: Draft | Row): Draft => pick(line, [...SAME, 'TotalPrice'])

/** A price that was changed there is the price here, without a discount. */
function toQuote(line: Draft | Row, counterpart?: Row): Draft {
  const isSamePrice = counterpart?.['TotalPrice'] === line['TotalPrice']
  return { ...pick(line, SAME), ...(isSamePrice ? {} : { UnitPrice: line['UnitPrice'] ?? null, Discount: null }) }
}

function follow(context: RuleContext, row: Row, values: Draft): void {
  const differs = Object.keys(values).some((name) => (values[name] ?? null) !== (row[name] ?? null))
  if (differs) context.update(row.Id, values)
}

const linesOf = (context: RuleContext, object: string, key: string, id: unknown): Row[] =>
  context.find(object, key, typeof id === 'string' ? id : null)

const quoteLines = (context: RuleContext, quoteId: unknown) => linesOf(context, 'QuoteLineItem', 'QuoteId', quoteId)
const dealLines = (context: RuleContext, id: unknown) => linesOf(context, 'OpportunityLineItem', 'OpportunityId', id)

/** Copies a quote's line to the opportunity, and notes which line it became. */
function copy(context: RuleContext, line: Row, OpportunityId: unknown): void {
  const values = { ...toOpportunity(line), ...pick(line, ['PricebookEntryId']), OpportunityId: String(OpportunityId) }
  context.write(line.Id, { OpportunityLineItemId: context.insert('OpportunityLineItem', values) })
}

function stop(context: RuleContext, quoteId: unknown): void {
  if (typeof quoteId !== 'string') return
  context.write(quoteId, { IsSyncing: false })
  for (const line of quoteLines(context, quoteId)) context.write(line.Id, { OpportunityLineItemId: null })
}

/** The opportunity's lines give way to those of the quote. */
function start(context: RuleContext, opportunityId: string, quote: Row): void {
  for (const line of dealLines(context, opportunityId)) context.remove(line.Id)
  context.write(quote.Id, { IsSyncing: true })
  context.write(opportunityId, { Pricebook2Id: quote['Pricebook2Id'] ?? null })
  for (const line of quoteLines(context, quote.Id)) copy(context, line, opportunityId)
}

function ofOpportunity(change: Change, context: RuleContext): void {
  if (change.kind !== 'update' || !isChanged(change, 'SyncedQuoteId')) return
  const quote = context.live(change.after['SyncedQuoteId'])
  stop(context, change.before?.['SyncedQuoteId'])
  if (quote) start(context, String(change.after['Id']), quote)
}

function ofQuoteLine({ kind, after }: Change, context: RuleContext): void {
  const quote = context.live(after['QuoteId'])
  if (quote?.['IsSyncing'] !== true) return
  const counterpart = context.live(after['OpportunityLineItemId'])
  const line = context.live(after['Id'])
  if (kind === 'delete' && counterpart) context.remove(counterpart.Id)
  else if (kind === 'update' && counterpart) follow(context, counterpart, toOpportunity(after))
  else if (kind === 'create' && line && !counterpart) copy(context, line, quote['OpportunityId'])
}

function ofDealLine({ kind, after }: Change, context: RuleContext): void {
  const opportunity = context.live(after['OpportunityId'])
  const quoteId = opportunity?.['SyncedQuoteId'] ?? null
  if (!opportunity || typeof quoteId !== 'string') return
  const lines = quoteLines(context, quoteId)
  const counterpart = lines.find((line) => line['OpportunityLineItemId'] === after['Id'])
  if (kind === 'delete' && counterpart) context.remove(counterpart.Id)
  else if (kind === 'update' && counterpart) follow(context, counterpart, toQuote(after, counterpart))
  // A line that comes from the quote finds as many there.
  else if (kind === 'create' && dealLines(context, opportunity.Id).length > lines.length) {
    const link = { QuoteId: quoteId, OpportunityLineItemId: String(after['Id']) }
    context.insert('QuoteLineItem', { ...toQuote(after), ...pick(after, ['PricebookEntryId']), ...link })
  }
}

const FOLLOWERS: Record<string, (change: Change, context: RuleContext) => void> = {
  Opportunity: ofOpportunity,
  QuoteLineItem: ofQuoteLine,
  OpportunityLineItem: ofDealLine,
}

export default {
  objects: Object.keys(FOLLOWERS),
  order: 60,
  check(change, context) {
    if (change.meta.name !== 'Opportunity' || !isChanged(change, 'SyncedQuoteId')) return
    const quote = context.live(change.after['SyncedQuoteId'])
    if (!quote || quote['OpportunityId'] === change.after['Id']) return
    const words = 'The quote must be a child of the opportunity.'
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['SyncedQuoteId'] })
  },
  after(change, context) {
    FOLLOWERS[change.meta.name]?.(change, context)
  },
} satisfies Rule

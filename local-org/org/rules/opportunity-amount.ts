/**
 * With products, an opportunity's amount and quantity are the sums of its lines; what is sent for them is passed over
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm).
 */
import type { Change, Rule, RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

const SUMS: Record<string, string> = { Amount: 'TotalPrice', TotalOpportunityQuantity: 'Quantity' }

function keepSums({ kind, sent, before, after }: Change): void {
  if (kind !== 'update' || !before?.['HasOpportunityLineItem'] || sent.has('HasOpportunityLineItem')) return
  for (const name in SUMS) if (sent.has(name)) after[name] = before[name] ?? null
}

function checkBook({ kind, sent, before, after }: Change): void {
  if (kind !== 'update' || !before?.['HasOpportunityLineItem']) return
  if (!sent.has('Pricebook2Id') || after['Pricebook2Id'] === before['Pricebook2Id']) return
  const words = "field integrity exception: Pricebook2Id (can't change the price book of an opportunity with products)"
  throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['Pricebook2Id'] })
}

function sumUp(opportunity: Row, context: RuleContext): void {
  const lines = context.find('OpportunityLineItem', 'OpportunityId', opportunity.Id)
  const HasOpportunityLineItem = lines.length > 0
  const values: Row = { Id: opportunity.Id, HasOpportunityLineItem }
  for (const name in SUMS) {
    const total = lines.reduce((sum, line) => sum + Number(line[SUMS[name] ?? ''] ?? 0), 0)
    values[name] = HasOpportunityLineItem ? Number(total.toFixed(2)) : (opportunity[name] ?? null)
  }
  const { Id, ...sums } = values
  if (Object.keys(sums).some((name) => (sums[name] ?? null) !== (opportunity[name] ?? null))) context.update(Id, sums)
}

export default {
  objects: ['OpportunityLineItem', 'Opportunity'],
  order: 30,
  before(change) {
    if (change.meta.name === 'Opportunity') keepSums(change)
  },
  check(change) {
    if (change.meta.name === 'Opportunity') checkBook(change)
  },
  after({ meta, after }, context) {
    const opportunity = meta.name === 'OpportunityLineItem' ? context.live(after['OpportunityId']) : undefined
    if (opportunity) sumUp(opportunity, context)
  },
} satisfies Rule

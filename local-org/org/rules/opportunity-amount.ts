/** With products, an opportunity's amount is the sum of its lines. */
import type { Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: ['OpportunityLineItem', 'Opportunity'],
  check(change) {
    const { meta, kind, sent, before } = change
    if (meta.name !== 'Opportunity' || kind !== 'update' || !before?.['HasOpportunityLineItem']) return
    if (sent.has('Pricebook2Id') && change.after['Pricebook2Id'] !== before['Pricebook2Id']) {
      const words =
        "field integrity exception: Pricebook2Id (can't change the price book of an opportunity with products)"
      throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['Pricebook2Id'] })
    }
  },
  after({ meta, after }, context) {
    if (meta.name !== 'OpportunityLineItem') return
    const opportunity = context.live(after['OpportunityId'])
    if (!opportunity) return
    const lines = context.find('OpportunityLineItem', 'OpportunityId', opportunity.Id)
    const amount = lines.reduce((sum, line) => sum + Number(line['TotalPrice'] ?? 0), 0)
    const HasOpportunityLineItem = lines.length > 0
    const Amount = HasOpportunityLineItem ? Number(amount.toFixed(2)) : (opportunity['Amount'] ?? null)
    if (Amount === opportunity['Amount'] && HasOpportunityLineItem === opportunity['HasOpportunityLineItem']) return
    context.update(opportunity.Id, { Amount, HasOpportunityLineItem })
  },
} satisfies Rule

/** Prices: the standard price first, each product once per price book. */
import type { Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: ['PricebookEntry'],
  before({ kind, after }, context) {
    if (kind !== 'create') return
    const prices = context.find('PricebookEntry', 'Product2Id', after['Product2Id'])
    if (prices.some((price) => price['Pricebook2Id'] === after['Pricebook2Id'])) {
      throw new OrgError('DUPLICATE_VALUE', 'This price definition already exists in this price book')
    }
    const isStandard = (id: unknown) => context.live(String(id))?.['IsStandard'] === true
    const hasStandard = isStandard(after['Pricebook2Id']) || prices.some((price) => isStandard(price['Pricebook2Id']))
    if (hasStandard || !after['Pricebook2Id']) return
    throw new OrgError('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.')
  },
  check({ kind, after }, context) {
    if (kind === 'delete' || after['UseStandardPrice'] !== true) return
    const prices = context.find('PricebookEntry', 'Product2Id', after['Product2Id'])
    const standard = prices.find((price) => context.live(price['Pricebook2Id'])?.['IsStandard'] === true)
    if (standard) after['UnitPrice'] = standard['UnitPrice'] ?? null
  },
} satisfies Rule

/** Roll-up summary fields: what is counted or added up of which children. */

import type { FieldDef } from '../../org/index.ts'
import { type Facts, factText } from '../facts.ts'
import { invalid, unsupported } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const operations = new Set(['count', 'sum', 'min', 'max'])

type Summary = NonNullable<FieldDef['summary']>

/** `summaryForeignKey` is 'Line__c.Order__c', `summarizedField` 'Line__c.Amount__c'. Throws OrgError. */
export function summary(facts: Facts): Partial<FieldDef> {
  if (facts['summaryFilterItems'] !== undefined) throw unsupported('filters of roll-up summary fields')
  const operation = factText(facts, 'summaryOperation') ?? ''
  if (!operations.has(operation)) throw invalid(`summaryOperation: ${operation} is not one of count, sum, min, max`)
  const { object, name } = splitName(factText(facts, 'summaryForeignKey') ?? '')
  const field = factText(facts, 'summarizedField')
  return {
    type: 'double',
    precision: 18,
    summary: {
      childObject: object,
      foreignKey: name,
      operation: operation as Summary['operation'],
      ...(field === undefined ? {} : { field: splitName(field).name }),
    },
  }
}

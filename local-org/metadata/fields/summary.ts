/** Roll-up summary fields: what is counted or added up of which children. */

import { FILTER_OPERATIONS, type FieldDef, type SummaryFilter } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factList, factText } from '../facts.ts'
import { invalid } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const operations = ['count', 'sum', 'min', 'max'] as const

/** `summaryForeignKey` is 'Line__c.Order__c', `summarizedField` 'Line__c.Amount__c'. Throws OrgError. */
export function summary(facts: Facts, draft: Draft): Partial<FieldDef> {
  const given = factText(facts, 'summaryOperation') ?? ''
  const operation = operations.find((one) => one === given)
  if (!operation) throw invalid(`summaryOperation: ${given} is not one of count, sum, min, max`)
  const { object, name } = splitName(factText(facts, 'summaryForeignKey') ?? '')
  const field = factText(facts, 'summarizedField')
  const filters = factList(facts, 'summaryFilterItems').map(filter)
  return {
    ...resultOf(draft, field),
    summary: {
      childObject: object,
      foreignKey: name,
      operation,
      ...(field === undefined ? {} : { field: splitName(field).name }),
      ...(filters.length > 0 ? { filters } : {}),
    },
  }
}

/** What is added up or picked out keeps its type; a count is a number. */
function resultOf(draft: Draft, summarized: string | undefined): Partial<FieldDef> {
  const usual = { type: 'double', precision: 18, scale: 0 } as const
  if (summarized === undefined) return usual
  const { object, name } = splitName(summarized)
  const field = draft.field(object, name)
  if (!field) throw invalid(`summarizedField: field ${summarized} does not exist`, 'summarizedField')
  return { type: field.type ?? 'double', precision: field.precision ?? 18, scale: field.scale ?? 0 }
}

function filter(item: Facts): SummaryFilter {
  const operation = factText(item, 'operation') ?? ''
  if (!FILTER_OPERATIONS.includes(operation)) throw invalid(`operation: ${operation} is not a valid filter operation`)
  const values = (factText(item, 'value') ?? '').split(',').map((value) => value.trim())
  return { field: splitName(factText(item, 'field') ?? '').name, operation, values }
}

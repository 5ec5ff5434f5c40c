/** Filters of lookups: what a record must be like to be pointed at (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_lookupfilter.htm). */
import { FILTER_OPERATIONS, type LookupFilter } from '../../org/index.ts'
import { type Facts, factFlag, factList, factText } from '../facts.ts'
import { invalid } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const SOURCE = '$Source.'

function filter(item: Facts): LookupFilter['filters'][number] {
  const operation = factText(item, 'operation') ?? ''
  if (!FILTER_OPERATIONS.includes(operation)) throw invalid(`operation: ${operation} is not a valid filter operation`)
  const { name } = splitName(factText(item, 'field') ?? '')
  const from = factText(item, 'valueField')
  if (from?.startsWith(SOURCE)) {
    return { field: name, operation, values: [], valueField: from.slice(SOURCE.length).split('.').at(-1) ?? '' }
  }
  return { field: name, operation, values: (factText(item, 'value') ?? '').split(',').map((value) => value.trim()) }
}

/** Undefined for one that is switched off, or only proposes. */
export function lookupFilter(facts: Facts): LookupFilter | undefined {
  const [found] = factList(facts, 'lookupFilter')
  if (!found || !factFlag(found, 'active') || factFlag(found, 'isOptional')) return undefined
  const booleanFilter = factText(found, 'booleanFilter')
  const message = factText(found, 'errorMessage')
  return {
    filters: factList(found, 'filterItems').map(filter),
    ...(booleanFilter ? { booleanFilter } : {}),
    ...(message ? { message } : {}),
  }
}

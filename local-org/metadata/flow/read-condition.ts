/** The entry conditions of a flow as a SOQL condition. */

import { type Facts, factFlag, factList, factMember, factText } from '../facts.ts'
import { invalid, unsupported } from '../refusals.ts'

const comparisons: Record<string, string> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
}

/** How a text operator dresses its operand for LIKE. */
const patterns: Record<string, (text: string) => string> = {
  Contains: (text) => `%${text}%`,
  StartsWith: (text) => `${text}%`,
  EndsWith: (text) => `%${text}`,
}

/** Undefined when every record enters. Throws OrgError for what SOQL cannot say. */
export function readCondition(start: Facts): string | undefined {
  if (factText(start, 'filterFormula')) throw unsupported('filter formulas of flows')
  if (factFlag(start, 'doesRequireRecordChangedToMeetCriteria')) {
    throw unsupported('flows that run only when a record changed to meet their conditions')
  }
  const filters = factList(start, 'filters').map(compare)
  return filters.length === 0 ? undefined : combine(filters, factText(start, 'filterLogic')?.trim() || 'and')
}

/** 'and', 'or', or something like '1 AND (2 OR 3)'. */
function combine(filters: string[], logic: string): string {
  if (/^(and|or)$/i.test(logic)) return filters.join(` ${logic.toUpperCase()} `)
  if (!/^[\d\s()]*(?:(?:and|or|not)[\d\s()]*)+$/i.test(logic)) throw invalid(`filterLogic: ${logic}`, 'filterLogic')
  return logic.replace(/\d+/g, (number) => {
    const filter = filters[Number(number) - 1]
    if (filter === undefined) throw invalid(`filterLogic: there is no filter ${number}`, 'filterLogic')
    return filter
  })
}

function compare(filter: Facts): string {
  const field = factText(filter, 'field') ?? ''
  const operator = factText(filter, 'operator') ?? ''
  const value = factMember(filter, 'value') ?? {}
  if (operator === 'IsNull') return `${field} ${factFlag(value, 'booleanValue') ? '=' : '!='} null`
  const comparison = comparisons[operator]
  if (comparison) return `${field} ${comparison} ${literal(value)}`
  const pattern = patterns[operator]
  if (!pattern) throw unsupported(`the operator ${operator} in flows`)
  return `${field} LIKE ${quote(pattern(factText(value, 'stringValue') ?? ''))}`
}

function literal(value: Facts): string {
  const text = factText(value, 'stringValue')
  if (text !== undefined) return quote(text)
  for (const member of ['booleanValue', 'numberValue', 'dateValue', 'dateTimeValue']) {
    const bare = factText(value, member)
    if (bare !== undefined) return bare.trim()
  }
  throw unsupported('references to other elements in the conditions of flows')
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`
}

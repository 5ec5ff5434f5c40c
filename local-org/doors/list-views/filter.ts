/** A condition of a list view, in the words of its page and as SOQL (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_filter_by_info.htm). */

import { type FieldDef, OrgError } from '../../org/index.ts'

export interface ViewFilter {
  /** Path of the field: 'Owner.Alias'. */
  field: string
  operator: string
  operands: string[]
}

type ToSoql = (path: string, operand: string, field: FieldDef | undefined) => string

const compared =
  (operator: string): ToSoql =>
  (path, operand, field) =>
    `${path} ${operator} ${literal(operand, field)}`

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

/** Operators; of several operands one must fit, and of those that exclude all. */
const operators: Record<string, { toSoql: ToSoql; joint: 'AND' | 'OR' }> = {
  Equals: { toSoql: compared('='), joint: 'OR' },
  NotEqual: { toSoql: compared('!='), joint: 'AND' },
  LessThan: { toSoql: compared('<'), joint: 'OR' },
  LessOrEqual: { toSoql: compared('<='), joint: 'OR' },
  GreaterThan: { toSoql: compared('>'), joint: 'OR' },
  GreaterOrEqual: { toSoql: compared('>='), joint: 'OR' },
  Contains: { toSoql: (path, operand) => `${path} LIKE ${quoted(`%${operand}%`)}`, joint: 'OR' },
  NotContain: { toSoql: (path, operand) => `NOT ${path} LIKE ${quoted(`%${operand}%`)}`, joint: 'AND' },
  StartsWith: { toSoql: (path, operand) => `${path} LIKE ${quoted(`${operand}%`)}`, joint: 'OR' },
  Includes: { toSoql: (path, operand) => `${path} INCLUDES (${quoted(operand)})`, joint: 'OR' },
  Excludes: { toSoql: (path, operand) => `${path} EXCLUDES (${quoted(operand)})`, joint: 'AND' },
}

/** The condition as SOQL. Throws INVALID_INPUT for an operator there is not. */
export function soqlOf({ field: path, operator, operands }: ViewFilter, field: FieldDef | undefined): string {
  const name = operator.charAt(0).toUpperCase() + operator.slice(1)
  const found = operators[name]
  if (!found) throw new OrgError('INVALID_INPUT', `Invalid filter operator: ${operator}`)
  const parts = (operands.length > 0 ? operands : ['']).map((operand) => `(${found.toSoql(path, operand, field)})`)
  return parts.join(` ${found.joint} `)
}

const numbers: FieldDef['type'][] = ['currency', 'double', 'int', 'long', 'percent']
const yes = /^(1|true|yes)$/i

/** An operand as SOQL writes it: pages say 1 for ticked boxes, and days as 12/31/2026. */
function literal(operand: string, field: FieldDef | undefined): string {
  if (operand === '') return 'null'
  if (field?.type === 'boolean') return String(yes.test(operand))
  if (field && numbers.includes(field.type)) return operand.replace(/[^\d.eE+-]/g, '')
  if (field?.type === 'date' || field?.type === 'datetime') return moment(operand, field.type)
  return quoted(operand)
}

function moment(operand: string, type: 'date' | 'datetime'): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(operand) ?? []
  const date = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : operand
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return type === 'date' ? date : `${date}T00:00:00Z`
  return /^\d{4}-/.test(date) ? date : date.trim().toUpperCase().replace(/\s+/g, '_')
}

/** `(1 OR 2) AND 3` over conditions; all of them when there is no logic. Throws INVALID_INPUT for logic that names others. */
export function joined(conditions: string[], logic: string | null): string | undefined {
  if (conditions.length === 0) return undefined
  const numbered = logic?.trim() || conditions.map((_, i) => i + 1).join(' AND ')
  return numbered.replace(/\d+/g, (place) => {
    const condition = conditions[Number(place) - 1]
    if (condition === undefined) throw new OrgError('INVALID_INPUT', `Invalid filter logic: ${logic}`)
    return `(${condition})`
  })
}

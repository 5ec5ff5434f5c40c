/** Filters of a list: `{ amount: { gte: 1000 }, stageName: ['Qualification', 'Prospecting'], closeDate: 'THIS_MONTH' }`. */
import { Problem } from '../../problems.ts'
import {
  type FieldDescribe,
  join,
  like as likePattern,
  name as named,
  type ObjectDescribe,
  Soql,
  soql,
} from '../../salesforce/index.ts'
import { fieldNamed } from '../check/field-named.ts'
import { readValue } from '../check/read-value.ts'
import { yesOrNo } from '../check/yes-no.ts'
import { nearest } from '../nearest.ts'
import type { CrmObject } from '../object.ts'
import { literal } from '../soql.ts'

type Operator = (field: FieldDescribe, value: unknown, zone: string) => Soql
type Sign = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES'

const compare =
  (sign: Sign): Operator =>
  (field, value, zone) =>
    soql`${named(field.name)} ${new Soql(sign)} ${bound(field, value, zone)}`

const among =
  (sign: Sign): Operator =>
  (field, value, zone) =>
    soql`${named(field.name)} ${new Soql(sign)} (${join(listOf(field, value, zone), ', ')})`

type LikeForm = Parameters<typeof likePattern>[1]

const like =
  (form: LikeForm): Operator =>
  (field, value) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (text !== '') return soql`${named(field.name)} LIKE ${likePattern(text, form)}`
    throw filterProblem(field.name, 'The text to compare with is empty.', 'Give a text, or use isEmpty.')
  }

const isEmpty: Operator = (field, value, zone) => {
  const wanted = yesOrNo(value)
  if (wanted !== undefined) return compare(wanted ? '=' : '!=')(field, null, zone)
  throw filterProblem(field.name, 'isEmpty takes true or false.', 'Give true or false.')
}

/** The words a filter may use. */
const operators: Record<string, Operator> = {
  eq: compare('='),
  ne: compare('!='),
  gt: compare('>'),
  gte: compare('>='),
  lt: compare('<'),
  lte: compare('<='),
  in: among('IN'),
  notIn: among('NOT IN'),
  contains: like('contains'),
  startsWith: like('starts'),
  endsWith: like('ends'),
  includes: among('INCLUDES'),
  excludes: among('EXCLUDES'),
  isEmpty,
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm */
const dateWord =
  /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|NEXT)_90_DAYS|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|(?:FISCAL_)?(?:QUARTER|YEAR))|(?:(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|(?:FISCAL_)?(?:QUARTERS|YEARS))|N_(?:DAYS|WEEKS|MONTHS|(?:FISCAL_)?(?:QUARTERS|YEARS))_AGO):\d+)$/i

function bound(field: FieldDescribe, value: unknown, zone: string): Soql {
  if (value instanceof Problem) throw value
  const isDate = field.type === 'date' || field.type === 'datetime'
  if (isDate && typeof value === 'string' && dateWord.test(value.trim())) return new Soql(value.trim().toUpperCase())
  return literal(field, readValue(field, value, 'as-the-org', zone))
}

/** A multi-select takes each choice on its own. */
function listOf(field: FieldDescribe, value: unknown, zone: string): Soql[] {
  const values = Array.isArray(value) ? value : [value]
  if (values.length === 0)
    throw filterProblem(field.name, 'The list to compare with is empty.', 'Give at least one value.')
  return values.map((one) => bound(field, one, zone))
}

/** SOQL conditions. Throws Problems for unknown fields, words and unfit values. */
export function readFilters(
  describe: ObjectDescribe,
  where: Record<string, unknown>,
  zone = 'UTC',
  object?: CrmObject,
): Soql[] {
  return Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => readFilter(fieldNamed(describe, name, object), value, zone))
}

function readFilter(field: FieldDescribe, value: unknown, zone: string): Soql[] {
  if (value instanceof Problem) throw value
  if (!field.filterable) {
    throw filterProblem(field.name, `Salesforce cannot filter by ${field.label}.`, 'Use another field.')
  }
  if (Array.isArray(value)) return [operators['in']!(field, value, zone)]
  if (typeof value !== 'object' || value === null) return [operators['eq']!(field, value, zone)]
  const comparisons = Object.entries(value)
  if (comparisons.length === 0)
    throw filterProblem(field.name, 'There is nothing to compare with.', 'Give a value, or leave the field out.')
  return comparisons.map(([word, wanted]) => operatorNamed(field, word)(field, wanted, zone))
}

/** Whether a word compares: `gte`, `in`. */
export const isOperator = (word: string): boolean => Object.hasOwn(operators, word)

function operatorNamed(field: FieldDescribe, word: string): Operator {
  const operator = isOperator(word) ? operators[word] : undefined
  if (operator) return operator
  const words = Object.keys(operators)
  const near = nearest(word, words)
  throw filterProblem(field.name, `"${word}" is no comparison.`, `Use one of: ${words.join(', ')}.`, near)
}

function filterProblem(field: string, what: string, fix: string, suggestions?: string[]): Problem {
  return new Problem('query-invalid', { what, fix, field, ...(suggestions ? { suggestions } : {}) })
}

/** Criteria as set-up pages word them, `Case.Origin equals Web,Email`, as a formula. */

import type { Draft } from './draft.ts'
import { type Facts, factList, factText } from './facts.ts'
import { invalid } from './refusals.ts'
import { splitName } from './split-name.ts'

type Compare = (field: string, value: string) => string

const compare =
  (sign: string): Compare =>
  (field, value) =>
    `${field} ${sign} ${value}`

const operations: Readonly<Record<string, Compare>> = {
  equals: compare('='),
  notEqual: compare('<>'),
  lessThan: compare('<'),
  greaterThan: compare('>'),
  lessOrEqual: compare('<='),
  greaterOrEqual: compare('>='),
  contains: (field, value) => `CONTAINS(${field}, ${value})`,
  notContain: (field, value) => `NOT(CONTAINS(${field}, ${value}))`,
  startsWith: (field, value) => `BEGINS(${field}, ${value})`,
  includes: compare('='),
  excludes: compare('<>'),
}
/** Of several values one is enough, except where none of them may be. */
const negative = new Set(['notEqual', 'notContain', 'excludes'])

const equalities = new Set(['equals', 'notEqual'])

const bare = new Set(['double', 'int', 'currency', 'percent'])

/** Undefined where nothing is asked. Throws OrgError for operations and fields that are not there. */
export function criteriaFormula(draft: Draft, facts: Facts, object?: string): string | undefined {
  const formula = factText(facts, 'formula')
  if (formula) return formula
  const conditions = factList(facts, 'criteriaItems').map((item) => `(${condition(draft, item, object)})`)
  const logic = factText(facts, 'booleanFilter')
  if (conditions.length === 0) return undefined
  if (!logic) return conditions.join(' && ')
  const signs = logic
    .replace(/\band\b/gi, '&&')
    .replace(/\bor\b/gi, '||')
    .replace(/\bnot\b/gi, 'NOT')
  return signs.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? 'FALSE')
}

/** A field as formulas call it: of the record, of the running user, or of a parent. */
function pathOf({ object, name }: { object: string; name: string }, of: string): string {
  if (object === of) return name
  return object === 'User' ? `$User.${name}` : `${object}.${name}`
}

function condition(draft: Draft, item: Facts, of?: string): string {
  const { object, name } = splitName(factText(item, 'field') ?? '')
  const path = pathOf({ object, name }, of ?? object)
  const operation = factText(item, 'operation') ?? ''
  const write = operations[operation]
  const field = draft.field(object, name)
  if (!write) throw invalid(`operation: ${operation} is not a valid filter operation`)
  if (!field) throw invalid(`Field ${object}.${name} does not exist. Check spelling.`)
  const type = field.type ?? 'string'
  const values = (factText(item, 'value') ?? '').split(',').map((text) => text.trim())
  const one = (text: string) => {
    if (text === '' && equalities.has(operation)) return write(`ISBLANK(${path})`, 'TRUE')
    if (name === 'RecordTypeId') return write('$RecordType.Name', literal('string', text))
    if (type === 'multipicklist')
      return `${negative.has(operation) ? 'NOT ' : ''}INCLUDES(${path}, ${literal('string', text)})`
    return write(type === 'picklist' ? `TEXT(${path})` : path, literal(type, text))
  }
  return values.map(one).join(negative.has(operation) ? ' && ' : ' || ')
}

function literal(type: string, text: string): string {
  if (type === 'boolean') return /^(true|1)$/i.test(text) ? 'TRUE' : 'FALSE'
  if (bare.has(type)) return text === '' ? 'NULL' : text
  if (type === 'date') return `DATEVALUE("${text}")`
  return `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`
}

/** What a find looks for: identifying values in order of preference, and conditions that must hold as well. */
import { Problem } from '../../problems.ts'
import {
  type FieldDescribe,
  type FieldValues,
  like,
  name as named,
  type ObjectDescribe,
  type Soql,
  soql,
} from '../../salesforce/index.ts'
import { fieldNamed, findField } from '../check/field-named.ts'
import { namedField } from '../check/named-field.ts'
import { readValue } from '../check/read-value.ts'
import { hostOf } from '../host.ts'
import { apiName, type CrmObject } from '../object.ts'
import { literal } from '../soql.ts'
import { valueAt } from './row.ts'
import { defaultFields, shownFields } from './shown-fields.ts'

export interface Search {
  object: string
  /** Values by friendly or API names. Identifying ones are tried in turn, all others must hold. */
  values: FieldValues
  onMany: 'problem' | 'first'
  fields?: string[] | undefined
}

export interface Condition {
  /** As the person wrote it. */
  name: string
  field: FieldDescribe
  value: unknown
  compare: 'equal' | 'host'
  /** The same text for values the org would take as the same. */
  sameness: string
  same(value: unknown): string
  holds(record: FieldValues): boolean
}

export interface Sought {
  describe: ObjectDescribe
  keys: Condition[]
  conditions: Condition[]
  onMany: 'problem' | 'first'
  fields: string[]
}

/** Throws Problems for unknown fields and unfit values, `input-invalid` when no value is given at all. */
export function readSought(describe: ObjectDescribe, search: Search, zone: string, object?: CrmObject): Sought {
  const given = Object.entries(search.values).filter(([, value]) => !isEmpty(value))
  const conditions = given.map(([name, value]) => readCondition(name, value, { describe, zone, object }))
  const usable = conditions.filter((condition) => condition.compare === 'equal' || hostOf(String(condition.value)))
  const keys = inOrderOfPreference(describe, usable, object)
  const others = usable.filter((condition) => !keys.includes(condition))
  // Without an identifying value the first condition brings the candidates, the others sift them.
  const leading = keys.length ? keys : others.slice(0, 1)
  if (leading.length === 0) throw nothingGiven(describe, object)
  const fields = search.fields ? shownFields(describe, search.fields, object) : defaultFields(describe, object)
  return { describe, keys: leading, conditions: others, onMany: search.onMany, fields }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

interface Ground {
  describe: ObjectDescribe
  /** The org's time zone. */
  zone: string
  object: CrmObject | undefined
}

function readCondition(name: string, value: unknown, { describe, zone, object }: Ground): Condition {
  if (value instanceof Problem) throw value
  const field = fieldNamed(describe, name, object)
  if (!field.filterable) {
    throw new Problem('query-invalid', {
      what: `Salesforce cannot search by ${namedField(field)}.`,
      fix: 'Use another field, or the full-text search.',
      object: describe.name,
      field: field.name,
    })
  }
  const read = readValue(field, value, 'as-the-org', zone)
  const compare = findKey(field.name, object)?.compare ?? 'equal'
  const same = (other: unknown) => sameness(field, other, compare)
  const wanted = same(read)
  return {
    name,
    field,
    value: read,
    compare,
    sameness: wanted,
    same,
    holds: (record) => same(valueAt(record, field.name)) === wanted,
  }
}

const findKey = (api: string, object?: CrmObject) =>
  object?.findBy.find((key) => apiName(key.field, object.fields[key.field]) === api)

/** Text as Salesforce compares it: capitals and blanks at the ends do not count. */
function sameness(field: FieldDescribe, value: unknown, compare: 'equal' | 'host'): string {
  if (value === null || value === undefined) return ''
  if (compare === 'host') return hostOf(String(value)) ?? ''
  if (field.type === 'datetime') return new Date(String(value)).toISOString()
  if (field.type === 'reference' || field.type === 'id') return String(value)
  return String(value).trim().toLowerCase()
}

/** The object's own order first, then external ids and other unique fields. */
function inOrderOfPreference(describe: ObjectDescribe, conditions: Condition[], object?: CrmObject): Condition[] {
  const ours = (object?.findBy ?? []).map((key) => findField(describe, key.field, object))
  const unique = conditions.map((condition) => condition.field).filter((field) => isUnique(field))
  const order = [...new Set([...ours, ...unique])]
  return order.flatMap((field) => conditions.find((condition) => condition.field === field) ?? [])
}

const isUnique = (field: FieldDescribe) => field.type === 'id' || field.externalId || field.unique || field.idLookup

function nothingGiven(describe: ObjectDescribe, object?: CrmObject): Problem {
  const keys = object?.findBy.map((key) => key.field).join(', ') || 'the value of a field'
  return new Problem('input-invalid', {
    what: `Nothing was given to find ${describe.label} by; every value is empty.`,
    fix: `Give at least one value (${keys}), or step over this step with an If.`,
    object: describe.name,
  })
}

/** The condition that brings the candidates of all these values, in pieces that can each be one of an OR. */
export function soqlTerms(conditions: Condition[]): Soql[] {
  const distinct = [...new Map(conditions.map((condition) => [condition.sameness, condition])).values()]
  return distinct.map(({ field, value, compare, sameness: host }) =>
    compare === 'host' ? soql`${named(field.name)} LIKE ${like(host)}` : literal(field, value),
  )
}

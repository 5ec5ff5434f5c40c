/** Filters of GraphQL as conditions of SOQL (https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html). */

import { GraphQLError } from 'graphql'
import { type FieldDef, type ObjectDef, OrgError, type OrgView } from '../../org/index.ts'
import { isObject } from '../wire/index.ts'
import { distanceTo } from './order.ts'

type Filter = Record<string, unknown>

const signs: Record<string, string> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  gt: '>',
  lte: '<=',
  gte: '>=',
  like: 'LIKE',
  in: 'IN',
  nin: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
  inq: 'IN',
  ninq: 'NOT IN',
}

const quoted = (value: unknown) => `'${String(value).replace(/[\\']/g, (sign) => `\\${sign}`)}'`
const bare = new Set<FieldDef['type']>([
  'boolean',
  'int',
  'long',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
])

/** `{value}`, `{literal: TODAY}` and `{range: {last_n_days: 3}}` are three ways to tell a day. */
function literal(field: FieldDef, given: unknown): string {
  if (given === null || given === undefined) return 'null'
  if (!isObject(given)) return bare.has(field.type) ? String(given) : quoted(given)
  const { value, literal: name, range } = given
  if (isObject(range)) {
    const [[unit, count] = []] = Object.entries(range)
    return `${String(unit).toUpperCase()}:${count}`
  }
  return name === undefined ? literal(field, value) : String(name)
}

/** The conditions a filter stands for, all of which must hold; '' for an empty one. */
export function conditionOf(view: OrgView, object: ObjectDef, filter: unknown, path = ''): string {
  if (!isObject(filter)) return ''
  return joined(
    Object.entries(filter).map(([name, wish]) => one(view, object, { name, wish, path })),
    'AND',
  )
}

function joined(conditions: string[], word: string): string {
  const held = conditions.filter((condition) => condition !== '')
  return held.length < 2 ? (held[0] ?? '') : held.map((condition) => `(${condition})`).join(` ${word} `)
}

interface Part {
  name: string
  wish: unknown
  path: string
}

function one(view: OrgView, object: ObjectDef, { name, wish, path }: Part): string {
  if (wish === null || wish === undefined) return ''
  if (name === 'and' || name === 'or') {
    const list = Array.isArray(wish) ? wish : [wish]
    return joined(
      list.map((item) => conditionOf(view, object, item, path)),
      name.toUpperCase(),
    )
  }
  if (name === 'not') {
    const inner = conditionOf(view, object, wish, path)
    return inner && `NOT (${inner})`
  }
  const field = view.field(object, name)
  if (field && isObject(wish)) return compared(view, field, wish, path)
  return related(view, object, { name, wish, path })
}

/** The name of a parent; of several possible ones the filter says which it is. */
function related(view: OrgView, object: ObjectDef, { name, wish, path }: Part): string {
  const lookup = object.fields.find(({ relationshipName }) => relationshipName === name)
  const [parent = '', ...others] = lookup?.referenceTo ?? []
  if (!lookup || !isObject(wish))
    throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${object.name}'.`)
  const within = `${path}${name}.`
  if (others.length === 0) return conditionOf(view, objectNamed(view, parent), wish, within)
  return joined(
    Object.entries(wish).map(([type, inner]) => {
      const target = objectNamed(view, type)
      const conditions = conditionOf(view, target, inner, within)
      return type === 'Name' ? conditions : joined([`${within}Type = ${quoted(type)}`, conditions], 'AND')
    }),
    'AND',
  )
}

function objectNamed(view: OrgView, name: string): ObjectDef {
  const object = view.object(name)
  if (object) return object
  throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`)
}

function compared(view: OrgView, field: FieldDef, operators: Filter, path: string): string {
  const left = `${path}${field.name}`
  return joined(
    Object.entries(operators).map(([operator, given]) => {
      if (field.type === 'location') return near(left, operator, given)
      if (operator in signs) return `${left} ${signs[operator]} ${right(view, field, operator, given)}`
      return byFunction(left, operator, given)
    }),
    'AND',
  )
}

/** `{lt: {latitude: 48.1, longitude: 11.5, radius: 20, unit: KM}}`. */
function near(field: string, operator: string, given: unknown): string {
  if (!isObject(given)) return ''
  return `${distanceTo(field, given, given['unit'])} ${signs[operator]} ${given['radius']}`
}

function right(view: OrgView, field: FieldDef, operator: string, given: unknown): string {
  if (operator === 'inq' || operator === 'ninq') return subquery(view, given)
  if (Array.isArray(given)) return `(${given.map((value) => literal(field, value)).join(', ')})`
  return literal(field, given)
}

/** Rows whose id another object's rows name: `inq: {Contact: {…}, ApiName: "AccountId"}`. */
function subquery(view: OrgView, given: unknown): string {
  const { ApiName, ...objects } = isObject(given) ? given : {}
  const [[name, filter] = []] = Object.entries(objects)
  if (name === undefined || typeof ApiName !== 'string') throw new GraphQLError('A join needs one object and ApiName.')
  const condition = conditionOf(view, objectNamed(view, name), filter)
  return `(SELECT ${ApiName} FROM ${name}${condition && ` WHERE ${condition}`})`
}

/** `CALENDAR_YEAR: {value: {eq: 2026}}`. */
function byFunction(left: string, name: string, given: unknown): string {
  const { value, convertTimezoneValue } = isObject(given) ? given : {}
  const operators = isObject(value) ? value : convertTimezoneValue
  const inner = isObject(value) ? left : `convertTimezone(${left})`
  return joined(
    Object.entries(isObject(operators) ? operators : {}).map(([operator, wish]) => {
      const values = Array.isArray(wish) ? `(${wish.join(', ')})` : String(wish)
      return `${name}(${inner}) ${signs[operator]} ${values}`
    }),
    'AND',
  )
}

/** Records counted, summed and grouped (https://developer.salesforce.com/docs/platform/graphql/guide/aggregate.html). */

import { type GraphQLFieldConfig, GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql'
import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { isObject } from '../wire/index.ts'
import { asWritten } from './as-written.ts'
import type { RecordsWish } from './find.ts'
import { dateFunctions, filterOf, groupByOf } from './inputs.ts'
import { orderOf } from './order.ts'
import { orderByOf } from './order-inputs.ts'
import { boundOf, pageOf } from './paging.ts'
import type { Plan, ShownField } from './plan.ts'
import type { Reading, ShownValue } from './reading.ts'
import { connectionOf, scopesOf } from './records.ts'
import { scalars } from './scalars.ts'
import { valueType } from './values.ts'
import { conditionOf } from './where.ts'

/** One group: what its rows have in common, and how to find them. */
interface Group {
  object: ObjectDef
  /** By field, or by function and field: 'CALENDAR_YEAR(CreatedDate)'. */
  values: ReadonlyMap<string, unknown>
  /** Expressions that a subtotal sums over. */
  summed: ReadonlySet<string>
  where: string
}

type Config<Source> = GraphQLFieldConfig<Source, Reading>

interface AggregateWish extends RecordsWish {
  groupBy?: unknown
}

/** Expressions to group by, as SOQL names them. */
function groupsOf(groupBy: unknown): string[] {
  return Object.entries(isObject(groupBy) ? groupBy : {}).flatMap(([field, clause]) => {
    if (!isObject(clause)) return []
    if (typeof clause['function'] === 'string') return `${clause['function']}(${field})`
    return clause['group'] === false ? [] : field
  })
}

function spelled(value: unknown, expression: string): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = String(value)
  const isDay = /^\d{4}-\d\d-\d\d/.test(text) && /date/i.test(expression)
  return isDay ? text : `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`
}

/** `GROUP BY a, b`, or with subtotals. */
function grouping(groupBy: unknown, by: string[]): string {
  const type = isObject(groupBy) ? groupBy['type'] : undefined
  return type === 'ROLLUP' || type === 'CUBE' ? `GROUP BY ${type}(${by.join(', ')})` : `GROUP BY ${by.join(', ')}`
}

function groups(reading: Reading, object: ObjectDef, wish: AggregateWish) {
  const { view, version } = reading.call
  const asked = conditionOf(view, object, wish.where)
  const by = groupsOf(wish.groupBy)
  const none = { object, values: new Map<string, unknown>(), summed: new Set<string>(), where: asked }
  if (by.length === 0) return pageOf(1, wish, (): Group => none)
  const clause = grouping(wish.groupBy, by)
  const hasTotals = clause.endsWith(')')
  const totals = hasTotals ? by.map((expression, index) => `GROUPING(${expression}) g${index}`) : []
  const list = [...by.map((expression, index) => `${expression} a${index}`), ...totals].join(', ')
  const scope = wish.scope ? ` USING SCOPE ${wish.scope}` : ''
  const where = asked && ` WHERE ${asked}`
  const order = orderOf(view, object, wish.orderBy) || (hasTotals ? '' : ` ORDER BY ${by.join(', ')}`)
  const text = `SELECT ${list} FROM ${object.name}${scope}${where} ${clause}${order}`
  const result = runQuery(view, `${text} LIMIT ${Math.min(boundOf(wish), 2000)}`)
  return pageOf(result.length, wish, (index) => groupOf(object, by, result.record(index, version), asked))
}

/** What a row of the query says of its group. */
function groupOf(object: ObjectDef, by: string[], record: Record<string, unknown>, asked: string): Group {
  const summed = new Set(by.filter((_, place) => record[`g${place}`] === 1))
  const values = new Map(by.map((expression, place) => [expression, record[`a${place}`] ?? null]))
  const own = [...values].filter(([expression]) => !summed.has(expression))
  const conditions = own.map(([expression, value]) => `${expression} = ${spelled(value, expression)}`)
  return { object, values, summed, where: [...conditions, ...(asked ? [`(${asked})`] : [])].join(' AND ') }
}

const numeric = new Set<FieldDef['type']>(['int', 'long', 'double', 'currency', 'percent'])
const unordered = new Set<FieldDef['type']>(['boolean', 'multipicklist', 'base64', 'encryptedstring'])

/** Function of GraphQL -> that of SOQL. */
const functions: Record<string, string> = {
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  avg: 'AVG',
  sum: 'SUM',
  min: 'MIN',
  max: 'MAX',
}

function offers(field: FieldDef, name: string): boolean {
  if (name === 'avg' || name === 'sum') return numeric.has(field.type)
  return name === 'count' || name === 'countDistinct' || !unordered.has(field.type)
}

interface FieldOfGroup {
  group: Group
  field: FieldDef
}

function computed({ group: { object, where }, field }: FieldOfGroup, name: string, reading: Reading): ShownValue {
  const { call } = reading
  const condition = where && ` WHERE ${where}`
  const result = runQuery(call.view, `SELECT ${functions[name]}(${field.name}) v FROM ${object.name}${condition}`)
  const value = result.length > 0 ? (result.record(0, call.version)['v'] ?? null) : null
  const isCount = name === 'count' || name === 'countDistinct'
  return isCount ? { value, displayValue: value === null ? null : String(value) } : reading.shown(field, value)
}

const camel = (name: string) => name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const long = { scalar: 'Long', stem: 'Long' }

/** CurrencyAggregate: the value grouped by, and functions of the values. */
function aggregateType(plan: Plan, { field, kind }: ShownField): GraphQLObjectType {
  const name = `${kind.stem}Aggregate`
  const value: Config<FieldOfGroup> = {
    type: scalars[kind.scalar] ?? GraphQLString,
    resolve: (of, _, reading) => grouped(of, reading)?.value ?? null,
  }
  const words: Config<FieldOfGroup> = {
    type: GraphQLString,
    resolve: (of, _, reading) => grouped(of, reading)?.displayValue ?? null,
  }
  const computedFields = Object.keys(functions)
    .filter((one) => offers(field, one))
    .map((one): [string, Config<FieldOfGroup>] => {
      const type = valueType(plan, one.startsWith('count') ? long : kind)
      return [one, { type, resolve: (of, _, reading) => computed(of, one, reading) }]
    })
  const days = field.type === 'date' || field.type === 'datetime' ? dateFunctions : []
  const parts = days.map((one): [string, Config<FieldOfGroup>] => {
    const resolve = ({ group, field: { name: own } }: FieldOfGroup) => part(group.values.get(`${one}(${own})`))
    return [camel(one), { type: valueType(plan, long), resolve }]
  })
  const subtotal: Config<FieldOfGroup> = {
    type: valueType(plan, { scalar: 'Int', stem: 'Integer' }),
    resolve: ({ group, field: { name: own } }) => part(group.summed.has(own) ? 1 : 0),
  }
  const fields = {
    value,
    displayValue: words,
    label: words,
    grouping: subtotal,
    ...Object.fromEntries([...computedFields, ...parts]),
  }
  return plan.object(name, () => new GraphQLObjectType({ name, fields }))
}

const part = (value: unknown) => (value === undefined ? null : { value, displayValue: String(value) })

function grouped({ group, field }: FieldOfGroup, reading: Reading): ShownValue | undefined {
  return group.values.has(field.name) ? reading.shown(field, group.values.get(field.name)) : undefined
}

/** AccountResult: `{aggregate {Industry {value count {value}}}}`. */
function resultType(plan: Plan, object: ObjectDef): GraphQLObjectType {
  const fields = () =>
    Object.fromEntries(
      plan.fields(object).map((shown) => {
        const resolve = (group: Group): FieldOfGroup => ({ group, field: shown.field })
        return [shown.field.name, { type: aggregateType(plan, shown), resolve }]
      }),
    )
  const aggregate = () =>
    plan.object(
      `${object.name}Aggregate`,
      () => new GraphQLObjectType<Group, Reading>({ name: `${object.name}Aggregate`, fields }),
    )
  const name = `${object.name}Result`
  const make = () =>
    new GraphQLObjectType<Group, Reading>({
      name,
      fields: () => ({ aggregate: { type: aggregate(), resolve: (group) => group } }),
    })
  return plan.object(name, make)
}

/** The way to an object's groups from the root. */
export function aggregateField(plan: Plan, object: ObjectDef): Config<unknown> {
  return {
    type: connectionOf(plan, `${object.name}Aggregate`, () => resultType(plan, object)),
    args: {
      after: { type: GraphQLString },
      first: { type: GraphQLInt },
      groupBy: { type: groupByOf(plan, object) },
      orderBy: { type: orderByOf(plan, object) },
      scope: { type: scopesOf(plan) },
      where: { type: filterOf(plan, object) },
    },
    resolve: (_, wish: AggregateWish, reading, info) =>
      groups(reading, object, asWritten(wish, info, reading.variables)),
  }
}

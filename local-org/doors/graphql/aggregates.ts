/** Records counted, summed and grouped (https://developer.salesforce.com/docs/platform/graphql/guide/aggregate.html). */

import { type GraphQLFieldConfig, GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql'
import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { asWritten } from './as-written.ts'
import { type Group, type GroupsWish, groups } from './groups.ts'
import { dateFunctions, filterOf, groupByOf } from './inputs.ts'
import { orderByOf } from './order-inputs.ts'
import type { Plan, ShownField } from './plan.ts'
import type { Reading, ShownValue } from './reading.ts'
import { connectionOf, scopesOf } from './records.ts'
import { scalars } from './scalars.ts'
import { valueType } from './values.ts'

type Config<Source> = GraphQLFieldConfig<Source, Reading>

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

function computed({ group, field }: FieldOfGroup, name: string, reading: Reading): ShownValue {
  const value = group.computed(`${functions[name]}(${field.name})`)
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
    resolve: (_, wish: GroupsWish, reading, info) => groups(reading, object, asWritten(wish, info, reading.variables)),
  }
}

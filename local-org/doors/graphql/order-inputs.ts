/** What a request may order by; names and kinds of clauses as in a recorded schema. */

import { GraphQLFloat, type GraphQLInputFieldConfigMap, GraphQLInputObjectType, GraphQLNonNull } from 'graphql'
import type { ObjectDef } from '../../org/index.ts'
import { type FieldKind, isLongText } from './field-kind.ts'
import type { ParentField, Plan, ShownField } from './plan.ts'
import { scalars } from './scalars.ts'

/** Account_OrderBy, of records and of groups. */
export function orderByOf(plan: Plan, object: ObjectDef): GraphQLInputObjectType {
  const name = `${object.name}_OrderBy`
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields: () => orderFields(plan, object) }))
}

function orderFields(plan: Plan, object: ObjectDef) {
  const own = plan.fields(object).flatMap((shown) => {
    const clause = clauseOf(plan, shown)
    return clause ? [[shown.field.name, { type: clause }] as const] : []
  })
  const places = plan.places(object).map(({ name }) => [name, { type: distanceClause(plan) }] as const)
  const parents = plan
    .parents(object)
    .map((parent) => [parent.name, { type: parentOrder(plan, object, parent) }] as const)
  return Object.fromEntries([...own, ...places, ...parents])
}

/** Account_Owner_OrderBys: one for each object a parent may be of. */
function parentOrder(plan: Plan, object: ObjectDef, { name, targets }: ParentField): GraphQLInputObjectType {
  const [first, ...more] = targets
  if (first && more.length === 0) return orderByOf(plan, first)
  const type = `${object.name}_${name}_OrderBys`
  const of = [...targets, ...[plan.view.object('Name')].filter((found) => found !== undefined)]
  const fields = () => Object.fromEntries(of.map((target) => [target.name, { type: orderByOf(plan, target) }]))
  return plan.input(type, () => new GraphQLInputObjectType({ name: type, fields }))
}

const textFunctions = ['COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN']
const numberFunctions = ['AVG', ...textFunctions, 'SUM']
const numbers = new Set(['Integer', 'Long', 'Double', 'Currency', 'Percent', 'Latitude', 'Longitude'])

/** Groups are ordered by what is computed of them; records by what they are. */
function clauseOf(plan: Plan, { field, kind }: ShownField): GraphQLInputObjectType | undefined {
  if (!field.sortable && kind.stem === 'Boolean') return clause(plan, 'NoFunctionAggregateOrderByClause')
  if (!field.sortable) return isLongText(kind) ? aggregateClause(plan, kind) : undefined
  const groups = plan.mentions('aggregate') && !plan.isWhole
  if (groups && kind.stem !== 'Boolean') return aggregateClause(plan, kind)
  return clause(plan, 'OrderByClause')
}

/** AggregateOrderByStringClause, AggregateOrderByNumberClause. */
function aggregateClause(plan: Plan, { stem }: FieldKind): GraphQLInputObjectType {
  const [name, functions] = numbers.has(stem) ? ['Number', numberFunctions] : ['String', textFunctions]
  const words = plan.words(`AggregateOrderBy${name}Function`, functions)
  return clause(plan, `AggregateOrderBy${name}Clause`, { function: { type: words } })
}

function distanceClause(plan: Plan): GraphQLInputObjectType {
  const distance = plan.input(
    'DistanceInput',
    () => new GraphQLInputObjectType({ name: 'DistanceInput', fields: placeFields }),
  )
  return clause(plan, 'OrderByGeolocationClause', { distance: { type: distance } })
}

/** A place on earth. */
export const placeFields: GraphQLInputFieldConfigMap = Object.fromEntries(
  ['Latitude', 'Longitude'].map((scalar) => {
    return [scalar.toLowerCase(), { type: new GraphQLNonNull(scalars[scalar] ?? GraphQLFloat) }]
  }),
)

/** A clause tells the order and where what is empty stands. */
function clause(plan: Plan, name: string, more: GraphQLInputFieldConfigMap = {}): GraphQLInputObjectType {
  const [order, nulls] = name.includes('Aggregate') ? ['ResultsOrder', 'NullsOrder'] : ['ResultOrder', 'NullOrder']
  const fields = {
    ...more,
    nulls: { type: plan.words(nulls, ['FIRST', 'LAST']) },
    order: { type: plan.words(order, ['ASC', 'DESC']) },
  }
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
}

/** Types that hold the value of a field, with the words a page shows for it. */

import { type GraphQLFieldConfigMap, GraphQLInterfaceType, GraphQLObjectType, GraphQLString } from 'graphql'
import { type FieldKind, valueTypeName } from './field-kind.ts'
import type { Plan } from './plan.ts'
import { scalars } from './scalars.ts'

const displayValue = { type: GraphQLString }

const FieldValue = new GraphQLInterfaceType({ name: 'FieldValue', fields: { displayValue } })

/** `{value displayValue}`, for picklists also `label`. */
export function valueType(plan: Plan, kind: FieldKind): GraphQLObjectType {
  const name = valueTypeName(kind)
  const value = { type: scalars[kind.scalar] ?? GraphQLString }
  const label: GraphQLFieldConfigMap<unknown, unknown> =
    kind.stem === 'Picklist' ? { label: { type: GraphQLString } } : {}
  return plan.object(
    name,
    () => new GraphQLObjectType({ name, interfaces: [FieldValue], fields: { displayValue, value, ...label } }),
  )
}

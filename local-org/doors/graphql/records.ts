/** The types of records: fields with their values, parents, children as connections. */

import {
  GraphQLBoolean,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldResolver,
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLScalarType,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql'
import type { ObjectDef } from '../../org/index.ts'
import { asWritten } from './as-written.ts'
import { find, findChildren, type RecordsWish } from './find.ts'
import { filterOf } from './inputs.ts'
import { orderByOf } from './order-inputs.ts'
import type { ParentField, Plan, ShownField } from './plan.ts'
import type { Node, Reading } from './reading.ts'
import { scalars } from './scalars.ts'
import { valueType } from './values.ts'

type Config<Source> = GraphQLFieldConfig<Source, Reading>

const id = { scalar: 'ID', stem: 'Id' }
const moment = { scalar: 'DateTime', stem: 'DateTime' }
const required = (type: GraphQLScalarType) => new GraphQLNonNull(type)
const long = scalars['Long'] ?? GraphQLInt

/** What every record has. */
function recordInterface(plan: Plan): GraphQLInterfaceType {
  return plan.interface('Record', () => {
    const fields = {
      ApiName: { type: required(GraphQLString) },
      DisplayValue: { type: GraphQLString },
      Id: { type: required(GraphQLID) },
      LastModifiedById: { type: valueType(plan, id) },
      LastModifiedDate: { type: valueType(plan, moment) },
      SystemModstamp: { type: valueType(plan, moment) },
      WeakEtag: { type: required(long) },
    }
    return new GraphQLInterfaceType({ name: 'Record', fields, resolveType: ({ object }: Node) => object.name })
  })
}

/** Account, and whatever can be reached from it. */
export function recordType(plan: Plan, object: ObjectDef): GraphQLObjectType {
  const { name } = object
  return plan.object(
    name,
    () =>
      new GraphQLObjectType<Node, Reading>({
        name,
        interfaces: [recordInterface(plan)],
        isTypeOf: (node) => node.object.name === name,
        fields: () => ({
          ...bareFields(plan),
          ...Object.fromEntries(plan.fields(object).flatMap((shown) => valueField(plan, shown))),
          ...Object.fromEntries(plan.parents(object).map((parent) => [parent.name, parentField(plan, object, parent)])),
          ...childFields(plan, object),
        }),
      }),
  )
}

/** Id is told bare, and so is what the record itself is. */
function bareFields(plan: Plan): Record<string, Config<Node>> {
  const none = { type: valueType(plan, id), resolve: () => null }
  return {
    ApiName: { type: required(GraphQLString), resolve: ({ object }) => object.name },
    DisplayValue: { type: GraphQLString, resolve: (node, _, reading) => reading.name(node) },
    Id: { type: required(GraphQLID), resolve: ({ row }) => row.Id },
    LastModifiedById: none,
    LastModifiedDate: { type: valueType(plan, moment), resolve: () => null },
    SystemModstamp: { type: valueType(plan, moment), resolve: () => null },
    WeakEtag: { type: required(long), resolve: ({ row }) => Number(row['SystemModstamp'] ?? 0) },
  }
}

function valueField(plan: Plan, { field, kind }: ShownField): [string, Config<Node>][] {
  if (field.type === 'id') return []
  const args: GraphQLFieldConfigArgumentMap =
    field.name === 'RecordTypeId' ? { fallback: { type: GraphQLBoolean } } : {}
  return [
    [field.name, { type: valueType(plan, kind), args, resolve: (node, _, reading) => reading.value(node, field) }],
  ]
}

function parentField(plan: Plan, object: ObjectDef, { name, field, targets }: ParentField): Config<Node> {
  const [first, ...more] = targets.map((target) => recordType(plan, target))
  const union = () =>
    new GraphQLUnionType({
      name: `${object.name}_${name}`,
      types: targets.map((target) => recordType(plan, target)),
      resolveType: (node: Node) => node.object.name,
    })
  const type = first && more.length === 0 ? first : plan.union(`${object.name}_${name}`, union)
  return { type, resolve: ({ row }, _, reading) => reading.node(String(row[field.name] ?? '')) }
}

function childFields(plan: Plan, object: ObjectDef): Record<string, Config<Node>> {
  const offered = new Set(plan.objects().map(({ name }) => name))
  return Object.fromEntries(
    object.childRelationships.flatMap((relationship): [string, Config<Node>][] => {
      const { relationshipName: name, childSObject } = relationship
      const child =
        name && plan.mentions(name) && offered.has(childSObject) ? plan.view.object(childSObject) : undefined
      if (!name || !child) return []
      const resolve: GraphQLFieldResolver<Node, Reading> = ({ row }, wish: RecordsWish, reading, info) => {
        const written = asWritten(wish, info, reading.variables)
        return findChildren(reading, child, written, { field: relationship.field, id: row.Id })
      }
      return [[name, { type: connectionType(plan, child), args: argumentsOf(plan, child), resolve }]]
    }),
  )
}

/** How the records of a connection are chosen. */
function argumentsOf(plan: Plan, object: ObjectDef): GraphQLFieldConfigArgumentMap {
  return {
    after: { type: GraphQLString },
    first: { type: GraphQLInt },
    orderBy: { type: orderByOf(plan, object) },
    upperBound: { type: GraphQLInt },
    where: { type: filterOf(plan, object) },
  }
}

export function pageInfo(plan: Plan): GraphQLObjectType {
  const flag = { type: new GraphQLNonNull(GraphQLBoolean) }
  const cursor = { type: GraphQLString }
  const fields = { hasNextPage: flag, hasPreviousPage: flag, startCursor: cursor, endCursor: cursor }
  return plan.object('PageInfo', () => new GraphQLObjectType({ name: 'PageInfo', fields }))
}

/** AccountConnection, with AccountEdge. */
export function connectionType(plan: Plan, object: ObjectDef): GraphQLObjectType {
  return connectionOf(plan, object.name, () => recordType(plan, object))
}

/** A connection to nodes of any type. */
export function connectionOf(plan: Plan, stem: string, node: () => GraphQLObjectType): GraphQLObjectType {
  const edge = () =>
    plan.object(
      `${stem}Edge`,
      () =>
        new GraphQLObjectType({
          name: `${stem}Edge`,
          fields: () => ({ node: { type: node() }, cursor: { type: required(GraphQLString) } }),
        }),
    )
  const count = { type: new GraphQLNonNull(GraphQLInt) }
  const fields = () => ({
    edges: { type: new GraphQLList(edge()) },
    pageInfo: { type: new GraphQLNonNull(pageInfo(plan)) },
    totalCount: count,
    pageResultCount: count,
  })
  return plan.object(`${stem}Connection`, () => new GraphQLObjectType({ name: `${stem}Connection`, fields }))
}

const scopes = ['EVERYTHING', 'MINE', 'TEAM', 'DELEGATED', 'MINE_AND_MY_GROUPS', 'MY_TERRITORY', 'MY_TEAM_TERRITORY']

/** Whose records are looked at. */
export function scopesOf(plan: Plan): GraphQLEnumType {
  return plan.words('SupportedScopes', scopes)
}

/** The way to the records of an object from the root. */
export function recordsField(plan: Plan, object: ObjectDef): Config<unknown> {
  const scope = { type: scopesOf(plan) }
  return {
    type: connectionType(plan, object),
    args: { ...argumentsOf(plan, object), scope },
    resolve: (_, wish: RecordsWish, reading, info) => find(reading, object, asWritten(wish, info, reading.variables)),
  }
}

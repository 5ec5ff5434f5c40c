/** The schema of the GraphQL API: uiapi, with queries, groups, the user, object infos and mutations. */

import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  specifiedDirectives,
} from 'graphql'
import type { ObjectDef } from '../../org/index.ts'
import { aggregateField } from './aggregates.ts'
import { mutationFields } from './mutations.ts'
import { fieldTypes, objectInfosField } from './object-infos.ts'
import type { Plan } from './plan.ts'
import type { Reading } from './reading.ts'
import { recordsField, recordType } from './records.ts'
import { relatedListField } from './related-list-info.ts'

type Config = GraphQLFieldConfig<unknown, Reading>

/** A field the user may not be let see: the answer then goes without it. */
const optional = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] })

/** One field for each object that the request mentions. */
function byObject(plan: Plan, make: (plan: Plan, object: ObjectDef) => Config): Record<string, Config> {
  const mentioned = plan.objects().filter(({ name }) => plan.mentions(name))
  return Object.fromEntries(mentioned.map((object) => [object.name, make(plan, object)]))
}

function branch(name: string, fields: () => Record<string, Config>): Config {
  return { type: new GraphQLNonNull(new GraphQLObjectType({ name, fields })), resolve: () => ({}) }
}

function currentUser(plan: Plan): Record<string, Config> {
  const user = plan.view.object('User')
  if (!user) return {}
  return { currentUser: { type: recordType(plan, user), resolve: (_, __, reading) => reading.node(plan.view.user.Id) } }
}

function mutations(plan: Plan): Record<string, Config> {
  return Object.assign({}, ...plan.objects().map((object) => mutationFields(plan, object)))
}

/** `uiapi(input: {allOrNone: false})`. */
function mutationRoot(plan: Plan): Config {
  const input = new GraphQLInputObjectType({
    name: 'UIAPIMutationsInput',
    fields: { allOrNone: { type: GraphQLBoolean, defaultValue: true } },
  })
  return {
    ...branch('UIAPIMutations', () => mutations(plan)),
    args: { input: { type: input } },
    resolve: (_, given: { input?: { allOrNone?: boolean } | null }, reading) => {
      reading.allOrNone = given.input?.allOrNone ?? true
      return {}
    },
  }
}

/** A schema for one request; it is not checked for types without fields, which requests that mention little leave. */
export function schemaOf(plan: Plan): GraphQLSchema {
  const uiapi = branch('UIAPI', () => ({
    query: branch('RecordQuery', () => byObject(plan, recordsField)),
    aggregate: branch('RecordQueryAggregate', () => byObject(plan, aggregateField)),
    objectInfos: objectInfosField(plan),
    relatedListByName: relatedListField(plan),
    ...currentUser(plan),
  }))
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { uiapi } }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: () => ({ uiapi: mutationRoot(plan) }) }),
    types: fieldTypes(plan),
    directives: [...specifiedDirectives, optional],
    assumeValid: true,
  })
}

/** What objects and fields are, as the UI API tells it, by GraphQL (https://developer.salesforce.com/docs/platform/graphql/guide/query-object-info.html). */

import {
  GraphQLBoolean,
  GraphQLError,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from 'graphql'
import { type FieldDef, type ObjectDef, OrgError } from '../../org/index.ts'
import { masterRecordType } from '../describe/index.ts'
import { objectInfo, picklistValues } from '../ui-api/object-info.ts'
import { isObject } from '../wire/index.ts'
import type { Plan } from './plan.ts'
import type { Reading } from './reading.ts'

type Shown = Record<string, unknown>
type Config<Source> = GraphQLFieldConfig<Source, Reading>

const texts = (names: string): Record<string, Config<Shown>> => named(names, GraphQLString)
const flags = (names: string): Record<string, Config<Shown>> => named(names, GraphQLBoolean)

function named(names: string, type: GraphQLOutputType): Record<string, Config<Shown>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { type }]))
}

/** Members of a JSON object as a list of its values. */
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : Object.values(Object(value)))

/** The UI API's names where GraphQL's differ: apiName is ApiName. */
const ApiName: Config<Shown> = {
  type: new GraphQLNonNull(GraphQLString),
  resolve: ({ apiName }) => apiName,
}

interface InfoWish {
  apiNames?: string[] | null
  objectInfoInputs?: { apiName: string; fieldNames?: string[] | null; recordTypeIDs?: string[] | null }[] | null
}

function infosOf({ call }: Reading, { apiNames, objectInfoInputs }: InfoWish): (Shown | null)[] {
  if ((apiNames == null) === (objectInfoInputs == null)) {
    throw new GraphQLError('Exactly one of the arguments apiNames and objectInfoInputs is required.')
  }
  const wishes = objectInfoInputs ?? (apiNames ?? []).map((apiName) => ({ apiName }))
  return wishes.map(({ apiName, ...wish }) => {
    const object = call.view.object(apiName)
    if (!object) throw new OrgError('INVALID_TYPE', `sObject type '${apiName}' is not supported.`)
    return { ...objectInfo(call, object), object, ...wish }
  })
}

/** The fields of an info, each with where it comes from; those named only, when some are. */
function fieldsOf({ fields, object, fieldNames }: Shown): Shown[] {
  const wanted = Array.isArray(fieldNames) ? new Set(fieldNames) : undefined
  return listed(fields)
    .filter(isObject)
    .filter(({ apiName }) => wanted?.has(String(apiName)) ?? true)
    .map((field) => ({ ...field, dataType: String(field['dataType']).toUpperCase(), object }))
}

function choices(reading: Reading, { object, apiName }: Shown): Shown[] {
  const { view, instance } = reading.call
  const owner = view.object(String(Object(object)['name']))
  const field = owner && view.field(owner, String(apiName))
  if (!owner || !field) return []
  const types = view.recordTypes(owner.name).types.map(({ id }) => id)
  return [...types, masterRecordType].map((id) => {
    const offers = instance.org.rules.recordTypeChoices[id]?.[field.name]
    return { recordTypeID: id, ...valuesOf(reading, owner, field, offers) }
  })
}

type Offers = Parameters<typeof picklistValues>[3]['offers']

function valuesOf({ call }: Reading, object: ObjectDef, field: FieldDef, offers: Offers): Shown {
  const { values, defaultValue, controllerValues } = picklistValues(call.view, object, field, { url: '', offers })
  return { picklistValues: values, defaultValue, controllerValues: Object.entries(Object(controllerValues)) }
}

function fieldFields(): Record<string, Config<Shown>> {
  return {
    ApiName,
    ...texts('label dataType extraTypeInfo inlineHelpText relationshipName controllerName'),
    ...flags('calculated compound createable custom externalId filterable htmlFormatted nameField required sortable'),
    ...flags('polymorphicForeignKey searchPrefilterable unique updateable reference'),
    ...named('length precision scale', GraphQLInt),
  }
}

/** What a field is: a picklist has its values besides, a reference its objects. */
function fieldType(plan: Plan): GraphQLInterfaceType {
  return plan.interface(
    'Field',
    () =>
      new GraphQLInterfaceType({
        name: 'Field',
        fields: fieldFields(),
        resolveType: ({ dataType, reference }: Shown) =>
          reference === true
            ? 'ReferenceField'
            : String(dataType).endsWith('PICKLIST')
              ? 'PicklistField'
              : 'StandardField',
      }),
  )
}

/** Whoever implements an interface must be named to the schema. */
export function fieldTypes(plan: Plan): GraphQLObjectType[] {
  const of = (name: string, more: Record<string, Config<Shown>>) =>
    plan.object(
      name,
      () => new GraphQLObjectType({ name, interfaces: [fieldType(plan)], fields: { ...fieldFields(), ...more } }),
    )
  const value = new GraphQLObjectType<Shown, Reading>({ name: 'PicklistValueInfo', fields: texts('label value') })
  const byType = new GraphQLObjectType<Shown, Reading>({
    name: 'PicklistValueByRecordTypeIDs',
    fields: {
      recordTypeID: { type: new GraphQLNonNull(GraphQLID) },
      picklistValues: { type: new GraphQLList(value) },
      defaultValue: { type: value },
    },
  })
  const resolve = (field: Shown, _: unknown, reading: Reading) => choices(reading, field)
  const reference = new GraphQLObjectType<Shown, Reading>({
    name: 'ReferenceToInfo',
    fields: { ApiName, nameFields: { type: new GraphQLList(GraphQLString) } },
  })
  return [
    of('StandardField', {}),
    of('PicklistField', { picklistValuesByRecordTypeIDs: { type: new GraphQLList(byType), resolve } }),
    of('ReferenceField', { referenceToInfos: { type: new GraphQLList(reference) } }),
  ]
}

function infoType(plan: Plan): GraphQLObjectType {
  const childRelationship = new GraphQLObjectType<Shown, Reading>({
    name: 'ChildRelationship',
    fields: texts('childObjectApiName fieldName relationshipName'),
  })
  const recordTypeInfo = new GraphQLObjectType<Shown, Reading>({
    name: 'RecordTypeInfo',
    fields: {
      ...named('recordTypeId', GraphQLID),
      ...texts('name'),
      ...flags('available defaultRecordTypeMapping master'),
    },
  })
  const themeInfo = new GraphQLObjectType<Shown, Reading>({ name: 'ThemeInfo', fields: texts('color iconUrl') })
  return new GraphQLObjectType<Shown, Reading>({
    name: 'ObjectInfo',
    fields: {
      ApiName,
      ...texts('label labelPlural keyPrefix defaultRecordTypeId'),
      ...flags('createable custom deletable feedEnabled layoutable mruEnabled queryable searchable updateable'),
      childRelationships: { type: new GraphQLList(childRelationship) },
      fields: { type: new GraphQLList(fieldType(plan)), resolve: fieldsOf },
      nameFields: { type: new GraphQLList(GraphQLString) },
      recordTypeInfos: { type: new GraphQLList(recordTypeInfo), resolve: (info) => listed(info['recordTypeInfos']) },
      themeInfo: { type: themeInfo },
    },
  })
}

/** `objectInfos(apiNames: ["Account"])`, or with `objectInfoInputs`. */
export function objectInfosField(plan: Plan): Config<unknown> {
  const input = new GraphQLInputObjectType({
    name: 'ObjectInfoInput',
    fields: {
      apiName: { type: new GraphQLNonNull(GraphQLString) },
      fieldNames: { type: new GraphQLList(GraphQLString) },
      recordTypeIDs: { type: new GraphQLList(GraphQLID) },
    },
  })
  return {
    type: new GraphQLList(infoType(plan)),
    args: { apiNames: { type: new GraphQLList(GraphQLString) }, objectInfoInputs: { type: new GraphQLList(input) } },
    resolve: (_, wish: InfoWish, reading) => infosOf(reading, wish),
  }
}

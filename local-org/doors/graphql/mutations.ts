/** Records created, updated and deleted (https://developer.salesforce.com/docs/platform/graphql/guide/mutations-schema.html). */

import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLID,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
} from 'graphql'
import { type ObjectDef, type Operation, OrgError } from '../../org/index.ts'
import { save } from '../rows/index.ts'
import type { Plan, ShownField } from './plan.ts'
import type { Node, Reading } from './reading.ts'
import { recordType } from './records.ts'
import { scalars } from './scalars.ts'

type Config = GraphQLFieldConfig<unknown, Reading>
type Values = Record<string, unknown>

interface MutationInput {
  Id?: string
  [object: string]: unknown
}

const reference = /^@\{(\w+)\}$/

/** `@{AccountCreate}` is the id that mutation made. */
function resolved(reading: Reading, value: unknown): unknown {
  const name = typeof value === 'string' ? reference.exec(value)?.[1] : undefined
  if (name === undefined) return value
  const id = reading.made.get(name)
  if (id !== undefined) return id
  throw new OrgError('INVALID_API_INPUT', `Invalid reference specified. No value found for ${name}.`)
}

function valuesOf(reading: Reading, input: unknown): Values {
  const given = Object.entries(Object(input)).map(([name, value]) => [name, resolved(reading, value)])
  return Object.fromEntries(given)
}

/** Saves one row; `alias` is the name of the answer, by which later mutations find its id. Throws the row's refusal. */
function saved(reading: Reading, operation: Operation, alias: string): string {
  const [result] = save(reading.call, [operation])
  const [refused] = result?.errors ?? []
  if (!result?.success || result.id === null) throw refused ?? new OrgError('UNKNOWN_EXCEPTION', 'Nothing was saved.')
  reading.made.set(alias, result.id)
  return result.id
}

function inputType(plan: Plan, { object, verb, fields }: { object: ObjectDef; verb: string; fields: ShownField[] }) {
  const content = `${object.name}${verb}Representation`
  const own = () =>
    Object.fromEntries(
      fields.map(({ field, kind }) => [field.name, { type: scalars[kind.input ?? kind.scalar] ?? GraphQLID }]),
    )
  const representation = plan.input(content, () => new GraphQLInputObjectType({ name: content, fields: own }))
  const name = `${object.name}${verb}Input`
  const record = { [object.name]: { type: new GraphQLNonNull(representation) } }
  const key: GraphQLInputFieldConfigMap =
    verb === 'Update' ? { Id: { type: new GraphQLNonNull(scalars['IdOrRef'] ?? GraphQLID) } } : {}
  return new GraphQLNonNull(plan.input(name, () => new GraphQLInputObjectType({ name, fields: { ...key, ...record } })))
}

function payloadType(plan: Plan, object: ObjectDef, verb: string): GraphQLObjectType {
  const name = `${object.name}${verb}Payload`
  const Record = {
    type: recordType(plan, object),
    resolve: ({ id }: { id: string }, _: unknown, reading: Reading): Node | null => reading.node(id),
  }
  const success = { type: GraphQLBoolean, resolve: () => true }
  const fields: GraphQLFieldConfigMap<{ id: string }, Reading> = verb === 'Update' ? { Record, success } : { Record }
  return plan.object(name, () => new GraphQLObjectType({ name, fields }))
}

function createField(plan: Plan, object: ObjectDef): Config {
  const fields = plan.fields(object).filter(({ field }) => field.createable)
  return {
    type: payloadType(plan, object, 'Create'),
    args: { input: { type: inputType(plan, { object, verb: 'Create', fields }) } },
    resolve: (_, { input }: { input: MutationInput }, reading, { path }) => {
      const values = valuesOf(reading, input[object.name])
      return { id: saved(reading, { op: 'create', object: object.name, values }, String(path.key)) }
    },
  }
}

function updateField(plan: Plan, object: ObjectDef): Config {
  const fields = plan.fields(object).filter(({ field }) => field.updateable)
  return {
    type: payloadType(plan, object, 'Update'),
    args: { input: { type: inputType(plan, { object, verb: 'Update', fields }) } },
    resolve: (_, { input }: { input: MutationInput }, reading, { path }) => {
      const id = String(resolved(reading, input.Id))
      const values = valuesOf(reading, input[object.name])
      return { id: saved(reading, { op: 'update', object: object.name, id, values }, String(path.key)) }
    },
  }
}

function deleteField(plan: Plan): Config {
  const Id = { type: new GraphQLNonNull(scalars['IdOrRef'] ?? GraphQLID) }
  const input = plan.input(
    'RecordDeleteInput',
    () => new GraphQLInputObjectType({ name: 'RecordDeleteInput', fields: { Id } }),
  )
  const fields = { Id: { type: GraphQLID } }
  return {
    type: plan.object('RecordDeletePayload', () => new GraphQLObjectType({ name: 'RecordDeletePayload', fields })),
    args: { input: { type: new GraphQLNonNull(input) } },
    resolve: (_, { input: { Id: given } }: { input: { Id: string } }, reading, { path }) => ({
      Id: saved(reading, { op: 'delete', id: String(resolved(reading, given)) }, String(path.key)),
    }),
  }
}

/** AccountCreate, AccountUpdate, AccountDelete: those of an object that may be done at all. */
export function mutationFields(plan: Plan, object: ObjectDef): Record<string, Config> {
  const ways: [string, boolean, (plan: Plan, object: ObjectDef) => Config][] = [
    ['Create', object.createable, createField],
    ['Update', object.updateable, updateField],
    ['Delete', object.deletable, deleteField],
  ]
  return Object.fromEntries(
    ways
      .filter(([verb, may]) => may && plan.mentions(`${object.name}${verb}`))
      .map(([verb, , make]) => [`${object.name}${verb}`, make(plan, object)]),
  )
}

/** Scalars of the GraphQL API beside those of the language: texts and numbers with a meaning, passed on as they are. */

import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  type ValueNode,
} from 'graphql'

const words: Record<string, string> = {
  IdOrRef: 'Can be set to an ID or a Reference to the result of another mutation operation.',
  Long: 'A 64-bit signed integer',
}

const texts = [
  'Base64',
  'Date',
  'DateTime',
  'Email',
  'EncryptedString',
  'IdOrRef',
  'LongTextArea',
  'MultiPicklist',
  'PhoneNumber',
  'Picklist',
  'RichTextArea',
  'TextArea',
  'Time',
  'Url',
] as const
const numbers = ['Currency', 'Double', 'Latitude', 'Long', 'Longitude', 'Percent'] as const

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError(`Expected a value that can be converted to type '${name}' but it was a '${typeof value}'`)
}

/** Numbers may be written as texts. */
function numberOf(name: string, value: unknown): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof read === 'number' && Number.isFinite(read)) return read
  throw new GraphQLError(`Expected a value that can be converted to type '${name}' but it was a '${typeof value}'`)
}

const written = (node: ValueNode): unknown => ('value' in node ? node.value : undefined)

function scalar(name: string, read: (name: string, value: unknown) => unknown): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description: words[name],
    coerceOutputValue: (value) => value,
    coerceInputValue: (value) => read(name, value),
    coerceInputLiteral: (node) => read(name, written(node)),
  })
}

const own = [
  ...texts.map((name) => [name, scalar(name, textOf)] as const),
  ...numbers.map((name) => [name, scalar(name, numberOf)] as const),
]

export const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  Boolean: GraphQLBoolean,
  Float: GraphQLFloat,
  ID: GraphQLID,
  Int: GraphQLInt,
  String: GraphQLString,
  ...Object.fromEntries(own),
}

/** Orders and groups go by what the client named first; the library hands arguments over in the order of their types. */

import { type GraphQLResolveInfo, Kind, type ValueNode } from 'graphql'
import { isObject } from '../wire/index.ts'

/** Arguments whose members have a sequence. */
const sequences = ['groupBy', 'orderBy'] as const

/** The same arguments; the members of those with a sequence stand as the request has them. `variables` as they came. */
export function asWritten<Wish extends object>(
  wish: Wish,
  { fieldNodes }: GraphQLResolveInfo,
  variables: Record<string, unknown>,
): Wish {
  const written = fieldNodes.flatMap((node) => node.arguments ?? [])
  const sorted = sequences.flatMap((name) => {
    const node = written.find((argument) => argument.name.value === name)?.value
    const given: unknown = Reflect.get(wish, name)
    return node && given !== undefined ? [[name, like(node, given, variables)] as const] : []
  })
  return { ...wish, ...Object.fromEntries(sorted) }
}

function like(node: ValueNode, value: unknown, variables: Record<string, unknown>): unknown {
  if (node.kind === Kind.VARIABLE) return likeValue(variables[node.name.value], value)
  if (node.kind !== Kind.OBJECT || !isObject(value)) return value
  const members = node.fields.map((field) => [field.name.value, like(field.value, value[field.name.value], variables)])
  return Object.fromEntries(members)
}

function likeValue(sample: unknown, value: unknown): unknown {
  if (!isObject(sample) || !isObject(value)) return value
  return Object.fromEntries(Object.keys(sample).map((name) => [name, likeValue(sample[name], value[name])]))
}

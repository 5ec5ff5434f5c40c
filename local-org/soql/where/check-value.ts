/** Checks that a literal is of the kind its field is, and gives the value as it is stored. */

import { type FieldType, to18, type Value } from '../../org/index.ts'
import type { Scope } from '../names/scope.ts'
import type { LiteralNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { Expression } from '../values/expression.ts'
import { kindOf, type ValueKind } from '../values/type-kind.ts'

type Read = (literal: LiteralNode) => Value | undefined

const text: Read = (literal) => (literal.kind === 'string' ? literal.value || null : undefined)

/** Each gives undefined for a literal of another kind. */
const READERS: Readonly<Record<ValueKind, Read>> = {
  text,
  multi: text,
  id: text,
  number: (literal) => (literal.kind === 'number' ? literal.value : undefined),
  boolean: (literal) => (literal.kind === 'boolean' ? literal.value : undefined),
  date: (literal) => (literal.kind === 'date' ? literal.value : undefined),
  datetime: (literal) => (literal.kind === 'datetime' ? literal.value : undefined),
  time: (literal) => (literal.kind === 'time' ? literal.value : undefined),
  compound: () => undefined,
}

const TYPE_WORDS: Partial<Record<FieldType, string>> = {
  int: 'int',
  long: 'long',
  boolean: 'boolean',
  date: 'date',
  datetime: 'dateTime',
  time: 'time',
  double: 'double',
  currency: 'double',
  percent: 'double',
}

function wrongKind<S>(scope: Scope, left: Expression<S>) {
  const word = TYPE_WORDS[left.type]
  const name = left.field?.name ?? left.label
  const rule = word
    ? `must be of type ${word} and should not be enclosed in quotes`
    : 'must be of type string and should be enclosed in quotes'
  return refusal(scope.text, left.at, 'INVALID_FIELD', `value of filter criterion for field '${name}' ${rule}`)
}

function knownId<S>(scope: Scope, left: Expression<S>, value: string): string {
  const id = to18(value)
  if (id) return id
  throw refusal(scope.text, left.at, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`)
}

/** The stored form of a literal compared with `left`. Throws INVALID_FIELD or, for what is no id, INVALID_QUERY_FILTER_OPERATOR. */
export function checkValue<S>(scope: Scope, left: Expression<S>, literal: LiteralNode): Value {
  if (literal.kind === 'null') return null
  const kind = kindOf(left.type)
  const value = READERS[kind](literal)
  if (value === undefined) throw wrongKind(scope, left)
  return kind === 'id' && typeof value === 'string' ? knownId(scope, left, value) : value
}

/** Whether a date literal such as TODAY may be compared with the expression. */
export function takesDateRange<S>(left: Expression<S>): boolean {
  return left.type === 'date' || left.type === 'datetime'
}

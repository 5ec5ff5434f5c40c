/** Which operators a field takes, and whether it may be filtered at all. */
import type { FieldType } from '../../org/index.ts'
import type { Scope } from '../names/scope.ts'
import type { CompareOperator } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { Expression } from '../values/expression.ts'
import { kindOf, type ValueKind } from '../values/type-kind.ts'

type Operator = CompareOperator | 'like' | 'in' | 'includes'

const EQUALS: readonly Operator[] = ['=', '!=', 'in']
const ORDERS: readonly Operator[] = [...EQUALS, '<', '<=', '>', '>=']

const ALLOWED: Readonly<Record<ValueKind, readonly Operator[]>> = {
  text: [...ORDERS, 'like'],
  multi: [...EQUALS, 'includes'],
  id: ORDERS,
  number: ORDERS,
  boolean: EQUALS,
  date: ORDERS,
  datetime: ORDERS,
  time: ORDERS,
  compound: [],
}

const TYPE_WORDS: Partial<Record<FieldType, string>> = { reference: 'id', datetime: 'dateTime' }

/**
 * Refuses a filter the field does not take: INVALID_FIELD when it cannot be filtered (long text, for one),
 * INVALID_QUERY_FILTER_OPERATOR when it cannot be filtered this way.
 */
export function checkOperator<S>(scope: Scope, left: Expression<S>, operator: Operator): void {
  const { field, type, at } = left
  if (kindOf(type) === 'compound') {
    const message = 'Address fields can only be filtered using Distance expressions'
    throw refusal(scope.text, at, 'INVALID_FIELD', message)
  }
  if (field && !field.filterable) {
    throw refusal(
      scope.text,
      at,
      'INVALID_FIELD',
      `field '${field?.name ?? left.label}' can not be filtered in a query call`,
    )
  }
  if (ALLOWED[kindOf(type)].includes(operator)) return
  const message = `invalid operator on ${TYPE_WORDS[type] ?? type} field`
  throw refusal(scope.text, at, 'INVALID_QUERY_FILTER_OPERATOR', message)
}

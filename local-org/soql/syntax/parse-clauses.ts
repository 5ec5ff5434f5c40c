/** Parses the clauses that SOQL and the RETURNING of SOSL have in common. */
import type { ConditionNode, CountNode, OrderNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseCondition } from './parse-condition.ts'
import { parseOperand } from './parse-operand.ts'

/** WHERE, if it is next. */
export function parseWhere(cursor: Cursor): ConditionNode | undefined {
  return cursor.words('WHERE') ? parseCondition(cursor) : undefined
}

function orderEntry(cursor: Cursor): OrderNode {
  const operand = parseOperand(cursor)
  const descending = cursor.words('DESC')
  if (!descending) cursor.words('ASC')
  return Object.freeze({ operand, descending, nullsFirst: nullsFirst(cursor) })
}

function nullsFirst(cursor: Cursor): boolean {
  if (!cursor.words('NULLS')) return true
  const last = cursor.words('LAST')
  if (last || cursor.words('FIRST')) return !last
  throw cursor.peek().kind === 'end' ? cursor.missing() : cursor.unexpected()
}

/** ORDER BY, if it is next. */
export function parseOrder(cursor: Cursor): readonly OrderNode[] {
  if (!cursor.words('ORDER')) return Object.freeze([])
  cursor.expectBeforeName('BY')
  return cursor.list(orderEntry)
}

/** `LIMIT 10` or `OFFSET 10`, if it is next. */
export function parseCount(cursor: Cursor, word: string): CountNode | undefined {
  if (!cursor.words(word)) return undefined
  const token = cursor.take()
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw cursor.unexpected(token)
  return Object.freeze({ value: Number(token.text), at: token.at })
}

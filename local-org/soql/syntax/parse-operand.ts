/** Parses field paths and function calls. */
import type { ArgumentNode, CallNode, Name, OperandNode, PathNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseLiteral } from './parse-literal.ts'

/** Words that never begin a field: they are clauses somebody left something out before. */
const RESERVED = new Set(['SELECT', 'FROM', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE'])

function firstName(cursor: Cursor): Name {
  const token = cursor.peek()
  if (RESERVED.has(token.text.toUpperCase())) throw cursor.unexpected(token)
  return cursor.name()
}

function pathFrom(cursor: Cursor, first: Name): PathNode {
  const parts = [first]
  while (cursor.mark('.')) parts.push(cursor.name())
  return Object.freeze({ kind: 'path', parts: Object.freeze(parts), at: first.at })
}

function parseArgument(cursor: Cursor): ArgumentNode {
  return cursor.peek().kind === 'name' ? parseOperand(cursor) : parseLiteral(cursor)
}

function callFrom(cursor: Cursor, first: Name): CallNode {
  const args = cursor.inside(() => (cursor.isMark(')') ? [] : cursor.list(parseArgument)))
  return Object.freeze({ kind: 'call', name: first.text.toUpperCase(), args: Object.freeze(args), at: first.at })
}

/** `Account.Owner.Name` */
export function parsePath(cursor: Cursor): PathNode {
  return pathFrom(cursor, firstName(cursor))
}

/** A path, or a function of paths, literals and functions. */
export function parseOperand(cursor: Cursor): OperandNode {
  const first = firstName(cursor)
  return cursor.mark('(') ? callFrom(cursor, first) : pathFrom(cursor, first)
}

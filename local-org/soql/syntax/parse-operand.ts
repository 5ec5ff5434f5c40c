/** Parses field paths and function calls. */
import type { ArgumentNode, CallNode, Name, OperandNode, PathNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseLiteral } from './parse-literal.ts'

function pathFrom(cursor: Cursor, first: Name): PathNode {
  const parts = [first]
  while (cursor.mark('.')) parts.push(cursor.name())
  return Object.freeze({ kind: 'path', parts: Object.freeze(parts), at: first.at })
}

function parseArgument(cursor: Cursor): ArgumentNode {
  return cursor.peek().kind === 'name' ? parseOperand(cursor) : parseLiteral(cursor)
}

function callFrom(cursor: Cursor, first: Name): CallNode {
  const args = cursor.isMark(')') ? [] : cursor.list(parseArgument)
  cursor.expectClose()
  return Object.freeze({ kind: 'call', name: first.text.toUpperCase(), args: Object.freeze(args), at: first.at })
}

/** `Account.Owner.Name` */
export function parsePath(cursor: Cursor): PathNode {
  return pathFrom(cursor, cursor.name())
}

/** A path, or a function of paths, literals and functions. */
export function parseOperand(cursor: Cursor): OperandNode {
  const first = cursor.name()
  return cursor.mark('(') ? callFrom(cursor, first) : pathFrom(cursor, first)
}

/** Parses field paths and function calls. */
import type { ArgumentNode, CallNode, Name, OperandNode, PathNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseLiteral } from './parse-literal.ts'
import type { Token } from './tokenize.ts'

/** A function in a function, and no further. */
const MAX_CALLS = 2

function pathFrom(cursor: Cursor, first: Name): PathNode {
  const parts = [first]
  while (cursor.isPoint() && cursor.mark('.')) parts.push(cursor.name())
  return Object.freeze({ kind: 'path', parts: Object.freeze(parts), at: first.at })
}

/** `COUNT()` is only what a query selects, alone. */
interface CallContext {
  readonly bare: boolean
  readonly depth: number
  /** What a refusal quotes the beginning of: the outermost call. */
  readonly from: Token
}

function closeCall(cursor: Cursor, { from }: CallContext): void {
  if (!cursor.mark(')')) throw cursor.unexpected(cursor.peek(), from)
}

/** The one argument of a function: a field, or a function of one. */
function soleArgument(cursor: Cursor, context: CallContext): readonly ArgumentNode[] {
  if (context.bare && cursor.mark(')')) return []
  if (!cursor.isName()) throw cursor.unexpected(cursor.peek(), context.from)
  const first = cursor.name()
  const inner = { ...context, bare: false, depth: context.depth + 1 }
  const argument = cursor.isMark('(') ? callFrom(cursor, first, inner) : pathFrom(cursor, first)
  closeCall(cursor, context)
  return [argument]
}

function number(cursor: Cursor): ArgumentNode {
  if (cursor.peek().kind !== 'number') throw cursor.unexpected()
  return parseLiteral(cursor)
}

/** `GEOLOCATION(37.775, -122.418)` */
function place(cursor: Cursor): ArgumentNode {
  if (!cursor.isWord('GEOLOCATION') || !cursor.isMark('(', 1)) throw cursor.unexpected()
  const { text, at } = cursor.name()
  cursor.take()
  const latitude = number(cursor)
  cursor.expectMark(',')
  const args = Object.freeze([latitude, number(cursor)])
  cursor.expectMark(')')
  return Object.freeze({ kind: 'call', name: text.toUpperCase(), args, at })
}

/** `(Place__c, GEOLOCATION(1, 2), 'km')` */
function distanceArguments(cursor: Cursor): readonly ArgumentNode[] {
  const field = parsePath(cursor)
  if (cursor.mark(')')) return [field]
  cursor.expectMark(',')
  const there = place(cursor)
  cursor.expectMark(',')
  if (cursor.peek().kind !== 'string') throw cursor.unexpected()
  const unit = parseLiteral(cursor)
  cursor.expectMark(')')
  return [field, there, unit]
}

function callFrom(cursor: Cursor, first: Name, context: CallContext): CallNode {
  if (context.depth > MAX_CALLS) throw cursor.unexpected()
  cursor.expectMark('(')
  const name = first.text.toUpperCase()
  const args = name === 'DISTANCE' ? distanceArguments(cursor) : soleArgument(cursor, context)
  return Object.freeze({ kind: 'call', name, args: Object.freeze(args), at: first.at })
}

/** `Account.Owner.Name` */
export function parsePath(cursor: Cursor): PathNode {
  return pathFrom(cursor, cursor.plainName())
}

/** A path, or a function of a path or of another function; `bare` allows COUNT(). */
export function parseOperand(cursor: Cursor, bare = false): OperandNode {
  const from = cursor.peek()
  const first = cursor.plainName()
  const context = { bare: bare && first.text.toUpperCase() === 'COUNT', depth: 1, from }
  return cursor.isMark('(') ? callFrom(cursor, first, context) : pathFrom(cursor, first)
}

/** Parses what a query selects: fields and functions, TYPEOF, and queries over child relationships. */
import type { Name, PathNode, SelectItem } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseOperand, parsePath } from './parse-operand.ts'

/** What may follow the last item: FROM in a query, the others in SOSL's RETURNING. */
const AFTER_ITEM = ['FROM', 'WHERE', 'USING', 'ORDER', 'LIMIT', 'OFFSET']

function subquery(cursor: Cursor): SelectItem {
  const at = cursor.take().at
  return { kind: 'subquery', query: cursor.inside(cursor.nested), at }
}

function branch(cursor: Cursor): { type: Name; fields: readonly PathNode[] } {
  const type = cursor.name()
  cursor.expectWord('THEN')
  return Object.freeze({ type, fields: cursor.list(parsePath) })
}

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END` */
function typeSwitch(cursor: Cursor): SelectItem {
  cursor.expectWord('TYPEOF')
  const relationship = parsePath(cursor)
  const branches = []
  cursor.expectWord('WHEN')
  do branches.push(branch(cursor))
  while (cursor.words('WHEN'))
  const otherwise = cursor.words('ELSE') ? cursor.list(parsePath) : Object.freeze([])
  cursor.expectWord('END')
  return { kind: 'typeof', relationship, branches: Object.freeze(branches), otherwise }
}

function field(cursor: Cursor): SelectItem {
  const operand = parseOperand(cursor)
  const aliased = cursor.peek().kind === 'name' && !AFTER_ITEM.some((word) => cursor.isWord(word))
  return aliased ? { kind: 'field', operand, alias: cursor.name() } : { kind: 'field', operand }
}

/** One entry of the SELECT list. */
export function parseSelectItem(cursor: Cursor): SelectItem {
  if (cursor.isMark('(')) return Object.freeze(subquery(cursor))
  const isSwitch = cursor.isWord('TYPEOF') && cursor.peek(1).kind === 'name'
  return Object.freeze(isSwitch ? typeSwitch(cursor) : field(cursor))
}

/** Parses what a query selects: fields and functions, TYPEOF, and queries over child relationships. */
import type { Name, PathNode, SelectItem } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseOperand, parsePath } from './parse-operand.ts'

function subquery(cursor: Cursor): SelectItem {
  const at = cursor.take().at
  return { kind: 'subquery', query: cursor.inside(cursor.nested), at }
}

function branch(cursor: Cursor): { type: Name; fields: readonly PathNode[] } {
  const type = cursor.plainName()
  cursor.expectBeforeName('THEN')
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
  if (!cursor.words('END')) throw cursor.isWord('FROM') && otherwise.length > 0 ? cursor.missing() : cursor.unexpected()
  return { kind: 'typeof', relationship, branches: Object.freeze(branches), otherwise }
}

/** ORDER BY and OFFSET 10 are clauses of SOSL's RETURNING, although ORDER and OFFSET alone could be names. */
function isAliased(cursor: Cursor): boolean {
  if (!cursor.isName()) return false
  return !(cursor.isWord('ORDER') && cursor.isWord('BY', 1)) && !(cursor.isWord('OFFSET') && isNumber(cursor))
}

const isNumber = (cursor: Cursor) => cursor.peek(1).kind === 'number'

function field(cursor: Cursor, bare: boolean): SelectItem {
  const operand = parseOperand(cursor, bare)
  if (operand.kind === 'call' && operand.args.length === 0) return { kind: 'field', operand }
  return isAliased(cursor) ? { kind: 'field', operand, alias: cursor.alias() } : { kind: 'field', operand }
}

/** One entry of the SELECT list; `bare` allows COUNT(). */
export function parseSelectItem(cursor: Cursor, bare = false): SelectItem {
  if (cursor.isMark('(')) return Object.freeze(subquery(cursor))
  const isSwitch =
    cursor.isWord('TYPEOF') && cursor.peek(1).kind === 'name' && cursor.isWord('WHEN', pathLength(cursor) + 1)
  return Object.freeze(isSwitch ? typeSwitch(cursor) : field(cursor, bare))
}

/** How many tokens the path behind the next word takes. */
function pathLength(cursor: Cursor): number {
  let length = 1
  while (cursor.isPoint(length + 1)) length += 2
  return length
}

const isBareCount = (item: SelectItem) =>
  item.kind === 'field' && item.operand.kind === 'call' && item.operand.args.length === 0

/** SELECT and its list. COUNT() stands alone; what cannot begin a list is refused together with the SELECT. */
export function parseSelect(cursor: Cursor): readonly SelectItem[] {
  const select = cursor.peek()
  cursor.expectWord('SELECT')
  const begins = cursor.isName() || cursor.isMark('(')
  if (!begins) throw cursor.unexpected(cursor.peek(), select)
  const opensCount = cursor.isWord('COUNT') && cursor.isMark('(', 1) && !cursor.isMark(')', 2) && !cursor.isName(2)
  if (opensCount) throw cursor.unexpected(cursor.peek(2), select)
  const first = parseSelectItem(cursor, true)
  if (isBareCount(first)) return Object.freeze([first])
  return cursor.mark(',')
    ? Object.freeze([first, ...cursor.list((next) => parseSelectItem(next))])
    : Object.freeze([first])
}

/** Parses a whole query: SELECT … FROM … and the clauses behind it, in their fixed order. */
import { OrgError } from '../../org/index.ts'
import type { GroupNode, Name, Query, QueryNode, SourceNode } from './ast.ts'
import { Cursor } from './cursor.ts'
import { parseCount, parseOrder, parseWhere } from './parse-clauses.ts'
import { parseCondition } from './parse-condition.ts'
import { parseOperand, parsePath } from './parse-operand.ts'
import { parseSelectItem } from './parse-select.ts'

const AFTER_SOURCE = new Set(
  'USING WHERE WITH GROUP HAVING ORDER LIMIT OFFSET FOR UPDATE ALL AND OR NOT IN LIKE SELECT FROM NULLS ASC DESC'.split(
    ' ',
  ),
)

const MAX_LENGTH = 100_000

function source(cursor: Cursor): SourceNode {
  const path = parsePath(cursor)
  cursor.words('AS')
  const next = cursor.peek()
  const aliased = next.kind === 'name' && !AFTER_SOURCE.has(next.text.toUpperCase())
  return Object.freeze(aliased ? { path, alias: cursor.name() } : { path })
}

function group(cursor: Cursor): GroupNode | undefined {
  if (!cursor.words('GROUP')) return undefined
  cursor.expectWord('BY')
  const first = cursor.peek().text.toLowerCase()
  if (!cursor.isMark('(', 1) || (first !== 'rollup' && first !== 'cube')) {
    return Object.freeze({ style: 'plain', operands: cursor.list(parseOperand) })
  }
  cursor.take()
  cursor.take()
  return Object.freeze({ style: first, operands: cursor.inside(() => cursor.list(parseOperand)) })
}

/** WITH DATA CATEGORY is refused when run, so what follows it is read but not kept. */
function mode(cursor: Cursor): Name | undefined {
  if (!cursor.words('WITH')) return undefined
  const name = cursor.name()
  if (name.text.toUpperCase() !== 'DATA') return name
  cursor.expectWord('CATEGORY')
  do for (let part = 0; part < 3; part++) cursor.name()
  while (cursor.words('AND'))
  return name
}

const USES = ['VIEW', 'REFERENCE', 'UPDATE']

function uses(cursor: Cursor): readonly Name[] {
  const found: Name[] = []
  while (cursor.words('FOR')) {
    const name = cursor.name()
    if (!USES.includes(name.text.toUpperCase())) throw cursor.unexpected({ kind: 'name', ...name })
    found.push(name)
  }
  return Object.freeze(found)
}

/** `UPDATE TRACKING, VIEWSTAT` keeps statistics of knowledge articles; read and dropped. */
function statistics(cursor: Cursor): void {
  if (cursor.words('UPDATE')) cursor.list((next) => next.name())
}

function scope(cursor: Cursor): Name | undefined {
  return cursor.words('USING', 'SCOPE') ? cursor.name() : undefined
}

function allRows(cursor: Cursor): Name | undefined {
  const at = cursor.peek().at
  return cursor.words('ALL', 'ROWS') ? Object.freeze({ text: 'ALL ROWS', at }) : undefined
}

/** A query where the cursor stands, as the outermost or inside another. */
export function parseQuery(cursor: Cursor): QueryNode {
  cursor.expectWord('SELECT')
  const select = cursor.list(parseSelectItem)
  cursor.expectWord('FROM')
  const node = {
    kind: 'query' as const,
    select,
    from: cursor.list(source),
    scope: scope(cursor),
    where: parseWhere(cursor),
    mode: mode(cursor),
    group: group(cursor),
    having: cursor.words('HAVING') ? parseCondition(cursor) : undefined,
    order: parseOrder(cursor),
    limit: parseCount(cursor, 'LIMIT'),
    offset: parseCount(cursor, 'OFFSET'),
    uses: uses(cursor),
    allRows: allRows(cursor),
  }
  statistics(cursor)
  return Object.freeze(node)
}

/**
 * The syntax tree of a SOQL query. Names are not looked up yet.
 * Throws OrgError MALFORMED_QUERY with the place of the fault.
 */
export function parseSoql(text: string): Query {
  if (text.length > MAX_LENGTH) {
    throw new OrgError('MALFORMED_QUERY', `SOQL statements can't be longer than ${MAX_LENGTH} characters.`)
  }
  const cursor = new Cursor(text, parseQuery)
  const node = parseQuery(cursor)
  if (cursor.peek().kind !== 'end') throw cursor.unexpected()
  return Object.freeze({ text, node })
}

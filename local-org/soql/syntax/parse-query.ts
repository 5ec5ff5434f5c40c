/** Parses a whole query: SELECT … FROM … and the clauses behind it, in their fixed order. */
import { OrgError } from '../../org/index.ts'
import type { GroupNode, Name, Query, QueryNode } from './ast.ts'
import { Cursor } from './cursor.ts'
import { parseCount, parseOrder, parseWhere } from './parse-clauses.ts'
import { parseCondition } from './parse-condition.ts'
import { parseLiteral } from './parse-literal.ts'
import { parseOperand } from './parse-operand.ts'
import { parseSelect } from './parse-select.ts'
import { parseSource } from './parse-source.ts'

const MAX_LENGTH = 100_000

function group(cursor: Cursor): GroupNode | undefined {
  if (!cursor.words('GROUP')) return undefined
  cursor.expectBeforeName('BY')
  const first = cursor.peek().text.toLowerCase()
  if (first !== 'rollup' && first !== 'cube') {
    return Object.freeze({ style: 'plain', operands: cursor.list((next) => parseOperand(next)) })
  }
  cursor.take()
  cursor.expectMark('(')
  return Object.freeze({ style: first, operands: cursor.inside(() => cursor.list((next) => parseOperand(next))) })
}

/** WITH DATA CATEGORY is refused when run, so what follows it is read but not kept. */
function mode(cursor: Cursor): Name | undefined {
  const from = cursor.peek()
  if (!cursor.words('WITH')) return undefined
  if (!cursor.isName()) throw cursor.unexpected(cursor.peek(), from)
  const name = cursor.name()
  if (name.text.toUpperCase() !== 'DATA' || !cursor.words('CATEGORY')) return name
  do category(cursor)
  while (cursor.words('AND'))
  return name
}

const RELATIONS = ['AT', 'ABOVE', 'BELOW', 'ABOVE_OR_BELOW']

/** `Geography__c AT (usa__c, uk__c)` */
function category(cursor: Cursor): void {
  cursor.plainName()
  if (!RELATIONS.some((word) => cursor.words(word))) throw cursor.isName() ? cursor.missing() : cursor.unexpected()
  if (cursor.mark('(')) cursor.inside(() => cursor.list((next) => next.plainName()))
  else cursor.plainName()
}

const USES = ['VIEW', 'REFERENCE', 'UPDATE']

function uses(cursor: Cursor): readonly Name[] {
  const found: Name[] = []
  for (let from = cursor.peek(); cursor.words('FOR'); from = cursor.peek()) {
    if (!USES.some((word) => cursor.isWord(word))) throw cursor.unexpected(cursor.peek(), from)
    found.push(cursor.name())
  }
  return Object.freeze(found)
}

/** `UPDATE TRACKING, VIEWSTAT` keeps statistics of knowledge articles; read and dropped. */
function statistics(cursor: Cursor): void {
  if (!cursor.words('UPDATE')) return
  if (cursor.peek().kind === 'end') throw cursor.missing()
  cursor.list((next) => next.plainName())
}

/** `SET OPTIONS (honorEmptyStrings = true)` is about data lakes, which the org has none of: read and dropped. */
function options(cursor: Cursor): void {
  if (!cursor.words('SET', 'OPTIONS')) return
  cursor.expectMark('(')
  cursor.inside(() => {
    cursor.list((next) => {
      next.plainName()
      next.expectMark('=')
      return parseLiteral(next)
    })
  })
}

function scope(cursor: Cursor): Name | undefined {
  if (!cursor.words('USING')) return undefined
  const word = cursor.peek()
  if (!cursor.words('SCOPE')) throw cursor.unexpected()
  if (!cursor.isName()) throw cursor.unexpected(cursor.peek(), word)
  return cursor.name()
}

/** GROUP BY, and the HAVING that goes with it alone. */
function grouping(cursor: Cursor): Pick<QueryNode, 'group' | 'having'> {
  const found = group(cursor)
  return found && cursor.words('HAVING') ? { group: found, having: parseCondition(cursor) } : { group: found }
}

/** A query where the cursor stands, as the outermost or inside another. */
export function parseQuery(cursor: Cursor): QueryNode {
  const select = parseSelect(cursor)
  cursor.expectBeforeName('FROM')
  const node = {
    kind: 'query' as const,
    select,
    from: cursor.list(parseSource),
    scope: scope(cursor),
    where: parseWhere(cursor),
    mode: mode(cursor),
    ...grouping(cursor),
    order: parseOrder(cursor),
    limit: parseCount(cursor, 'LIMIT'),
    offset: parseCount(cursor, 'OFFSET'),
    uses: uses(cursor),
    allRows: cursor.words('ALL', 'ROWS'),
  }
  statistics(cursor)
  options(cursor)
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
  if (text.trim() === '') throw new OrgError('MALFORMED_QUERY', 'SOQL statements cannot be empty or null')
  const cursor = new Cursor(text, parseQuery)
  const node = parseQuery(cursor)
  if (cursor.peek().kind !== 'end') throw cursor.unexpected()
  return Object.freeze({ text, node })
}

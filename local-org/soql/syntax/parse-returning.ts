/** Parses an entry of SOSL's RETURNING as the query it stands for: `Account(Id, Name WHERE … ORDER BY … LIMIT …)`. */
import type { QueryNode, SelectItem } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseCount, parseOrder, parseWhere } from './parse-clauses.ts'
import { parsePath } from './parse-operand.ts'
import { parseSelectItem } from './parse-select.ts'

/** Without fields, an entry gives ids. */
function idOnly(at: number): readonly SelectItem[] {
  return [{ kind: 'field', operand: { kind: 'path', parts: [{ text: 'Id', at }], at } }]
}

/** One object of RETURNING and what is wanted of it. Throws the cursor's refusal. */
export function parseReturning(cursor: Cursor): QueryNode {
  const path = parsePath(cursor)
  const shared = { kind: 'query' as const, from: [{ path }], uses: [] }
  if (!cursor.mark('(')) return Object.freeze({ ...shared, select: idOnly(path.at), order: [] })
  return cursor.inside(() =>
    Object.freeze({
      ...shared,
      select: cursor.list(parseSelectItem),
      where: parseWhere(cursor),
      order: parseOrder(cursor),
      limit: parseCount(cursor, 'LIMIT'),
      offset: parseCount(cursor, 'OFFSET'),
    }),
  )
}

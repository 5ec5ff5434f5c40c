/** Parses an entry of SOSL's RETURNING as the query it stands for: `Account(Id, Name WHERE … ORDER BY … LIMIT …)`. */
import type { Name, QueryNode, SelectItem } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseCount, parseOrder, parseWhere } from './parse-clauses.ts'
import { parsePath } from './parse-operand.ts'
import { parseSelectItem } from './parse-select.ts'

export interface ReturningNode {
  readonly query: QueryNode
  /** `USING ListView = AllAccounts`: the name of a list view whose rows alone are wanted. */
  readonly listView?: Name
}

/** Without fields, an entry gives ids. */
function idOnly(at: number): readonly SelectItem[] {
  return [{ kind: 'field', operand: { kind: 'path', parts: [{ text: 'Id', at }], at } }]
}

function listView(cursor: Cursor): Name | undefined {
  if (!cursor.words('USING', 'LISTVIEW')) return undefined
  cursor.expectMark('=')
  return cursor.name()
}

/** One object of RETURNING and what is wanted of it. Throws the cursor's refusal. */
export function parseReturning(cursor: Cursor): ReturningNode {
  const path = parsePath(cursor)
  const shared = { kind: 'query' as const, from: [{ path }], uses: [] }
  if (!cursor.mark('(')) return { query: Object.freeze({ ...shared, select: idOnly(path.at), order: [] }) }
  return cursor.inside(() => {
    const select = cursor.list((next) => parseSelectItem(next))
    const where = parseWhere(cursor)
    const view = listView(cursor)
    const order = parseOrder(cursor)
    const limit = parseCount(cursor, 'LIMIT')
    const offset = parseCount(cursor, 'OFFSET')
    return { query: Object.freeze({ ...shared, select, where, order, limit, offset }), listView: view }
  })
}

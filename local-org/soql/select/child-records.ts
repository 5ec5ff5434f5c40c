/** Sub-queries: the children of each parent, read when the parent's record is written. */
import type { Row, Table } from '../../org/index.ts'
import { openScope, type Scope } from '../names/scope.ts'
import { planRows } from '../rows/plan-rows.ts'
import { runRowsOver } from '../rows/run-rows.ts'
import type { QueryNode, SubqueryItem } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { ReadColumn } from './column.ts'
import type { WireRecord } from './record-shape.ts'

type WriteRecord = (row: Row, version: string) => WireRecord
/** Compiles the SELECT of the sub-query; handed in, for it may hold sub-queries itself. */
export type CompileRecords = (scope: Scope, query: QueryNode) => WriteRecord

const byId = (a: Row, b: Row) => (a.Id < b.Id ? -1 : 1)

function childRelationship(scope: Scope, query: QueryNode) {
  const { parts, at } = query.from[0]!.path
  const name = parts.at(-1)!.text
  const wanted = name.toLowerCase()
  const standsFor = parts.length === 2 ? scope.prefixes.get(parts[0]!.text.toLowerCase()) : []
  const found = scope.object.childRelationships.find((child) => child.relationshipName?.toLowerCase() === wanted)
  const object = found && standsFor?.length === 0 ? scope.org.object(found.childSObject) : undefined
  if (object && scope.org.field(object, found!.field)) return { object, ...found! }
  const message = `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
  throw refusal(scope.text, at, 'INVALID_TYPE', message)
}

/** Children by the id of their parent: through the index of the foreign key, else by one pass over the table. */
function childFinder(table: Table, foreignKey: string): (id: string) => readonly Row[] {
  let groups: Map<unknown, Row[]> | undefined
  return (id) => {
    const found = table.lookup(foreignKey, [id])
    if (found) return found.toSorted(byId)
    groups ??= Map.groupBy(table.all(true), (row) => row[foreignKey])
    return groups.get(id) ?? []
  }
}

/** The column of a sub-query: `null` without children, else `{totalSize, done, records}`. Throws INVALID_TYPE. */
export function childRecords(outer: Scope, item: SubqueryItem, compile: CompileRecords): ReadColumn<Row> {
  const { query } = item
  const child = childRelationship(outer, query)
  const scope = openScope(outer, child.object, query)
  const plan = planRows(scope, query)
  const write = compile(scope, query)
  const childrenOf = childFinder(plan.table, child.field)
  return {
    name: child.relationshipName ?? child.childSObject,
    type: 'records',
    read(row, version) {
      const rows = runRowsOver(plan, childrenOf(row.Id))
      if (rows.length === 0) return null
      return { totalSize: rows.length, done: true, records: rows.map((found) => write(found, version)) }
    },
  }
}

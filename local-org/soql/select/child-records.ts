/** Sub-queries: the children of each parent, read when the parent's record is written. */
import type { Row, Table } from '../../org/index.ts'
import { openScope, type Scope } from '../names/scope.ts'
import { lazyResult, type QueryResult } from '../query-result.ts'
import { planRows } from '../rows/plan-rows.ts'
import { runRowsOver } from '../rows/run-rows.ts'
import type { QueryNode, SubqueryItem } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { ReadColumn } from './column.ts'
import type { WireRecord } from './record-shape.ts'
import type { Selection } from './selection.ts'

/** Compiles the SELECT of the sub-query; handed in, for it may hold sub-queries itself. */
export type CompileRecords = (scope: Scope, query: QueryNode) => Selection

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

/** As many children as a page holds at most are written with their parent; the rest is fetched by a locator. */
const MOST_WRITTEN = 2000

/** The whole result behind the children of one record, for a page to cut and continue. */
const wholes = new WeakMap<object, { children: Children; whole: QueryResult }>()

/** The children of one record, as they stand in it. */
export interface Children {
  totalSize: number
  done: boolean
  records: WireRecord[]
  nextRecordsUrl?: string
}

/** The children in a member of a record, with their whole result; undefined for other values. */
export function childrenIn(value: unknown): { children: Children; whole: QueryResult } | undefined {
  return typeof value === 'object' && value !== null ? wholes.get(value) : undefined
}

/** The column of a sub-query: `null` without children, else `{totalSize, done, records}`. Throws INVALID_TYPE. */
export function childRecords(outer: Scope, item: SubqueryItem, compile: CompileRecords): ReadColumn<Row> {
  const { query } = item
  const child = childRelationship(outer, query)
  const scope = openScope(outer, child.object, query)
  const plan = planRows(scope, query)
  const { columns, write } = compile(scope, query)
  const childrenOf = childFinder(plan.table, child.field)
  return {
    name: child.relationshipName ?? child.childSObject,
    type: 'records',
    read(row, version): Children | null {
      const sources = runRowsOver(plan, childrenOf(row.Id))
      if (sources.length === 0) return null
      const whole = lazyResult({ object: child.object.name, aggregate: false, columns, sources, write })
      const done = sources.length <= MOST_WRITTEN
      const children = { totalSize: sources.length, done, records: whole.page(0, MOST_WRITTEN, version) }
      wholes.set(children, { children, whole })
      return children
    },
  }
}

/** Compiles the SELECT of a query without grouping: how one row becomes one record. */
import { OrgError, type Row } from '../../org/index.ts'
import { isGrouped } from '../group/is-grouped.ts'
import type { Hop } from '../names/hop.ts'
import { resolvePath } from '../names/resolve-path.ts'
import type { Scope } from '../names/scope.ts'
import type { CallNode, FieldItem, PathNode, QueryNode, SelectItem, SubqueryItem, TypeofItem } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { placeCall } from './call-column.ts'
import { childRecords } from './child-records.ts'
import type { ReadColumn } from './column.ts'
import { type WireRead, wireReader } from './field-value.ts'
import { expandFields } from './fields-function.ts'
import { RecordShape } from './record-shape.ts'
import type { Selection } from './selection.ts'
import { typeSwitch } from './type-switch.ts'

const MAX_DEPTH = 5

interface Work {
  readonly scope: Scope
  readonly query: QueryNode
  readonly depth: number
  readonly shape: RecordShape
}

/** A field of FIELDS() has no place (https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm). */
function duplicate({ scope }: Work, name: string, at?: number) {
  const message = `duplicate field selected: ${name}`
  return at === undefined ? new OrgError('INVALID_FIELD', message) : refusal(scope.text, at, 'INVALID_FIELD', message)
}

function pathColumn(work: Work, node: PathNode, implied = false): ReadColumn<Row> {
  const { scope, shape } = work
  const { hops, object, field, label } = resolvePath(scope, node)
  const read = wireReader(scope.org, object, field, hops.at(-1))
  let place = shape
  for (const hop of hops) place = place.parent(hop)
  if (!place.add(field.name, read)) throw duplicate(work, field.name, implied ? undefined : node.at)
  return { name: label, type: field.type, read: reach(hops, read) }
}

function callColumn(work: Work, node: CallNode, alias: string | undefined, index: number): ReadColumn<Row> {
  const { column, added, key } = placeCall(work.scope, work.shape, node, { alias, index })
  if (!added) throw duplicate(work, key, node.at)
  return column
}

function fieldColumn(work: Work, { operand, alias, implied }: FieldItem, index: number): ReadColumn<Row> {
  if (operand.kind === 'call') return callColumn(work, operand, alias?.text, index)
  if (!alias) return pathColumn(work, operand, implied)
  throw refusal(work.scope.text, alias.at, 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing')
}

function childColumn(work: Work, item: SubqueryItem): ReadColumn<Row> {
  const { scope, shape, depth } = work
  if (depth >= MAX_DEPTH) {
    throw refusal(
      scope.text,
      item.at,
      'MALFORMED_QUERY',
      `Sub-queries can't be nested more than ${MAX_DEPTH} levels deep`,
    )
  }
  const column = childRecords(scope, item, (inner, query) => compile(inner, query, depth + 1))
  if (!shape.add(column.name, column.read)) throw duplicate(work, column.name, item.at)
  return column
}

function switchColumn(work: Work, item: TypeofItem): ReadColumn<Row> {
  const { scope, query, shape } = work
  const { hops, read } = typeSwitch(scope, query, item)
  const key = hops.at(-1)!.name
  const name = hops.map((hop) => hop.name).join('.')
  let place = shape
  for (const hop of hops.slice(0, -1)) place = place.parent(hop)
  if (!place.add(key, read)) throw duplicate(work, key, item.relationship.at)
  return { name, type: 'record', read: reach(hops.slice(0, -1), read) }
}

/** Reads at the far end of the hops. */
function reach(hops: readonly Hop[], read: WireRead): WireRead {
  return (row, version) => {
    let at: Row | undefined = row
    for (const hop of hops) at = at && hop.follow(at)
    return at ? read(at, version) : null
  }
}

function column(work: Work, item: SelectItem, index: number): ReadColumn<Row> {
  if (item.kind === 'subquery') return childColumn(work, item)
  return item.kind === 'typeof' ? switchColumn(work, item) : fieldColumn(work, item, index)
}

function compile(scope: Scope, query: QueryNode, depth: number): Selection {
  if (depth > 0 && isGrouped(query)) {
    throw refusal(
      scope.text,
      query.from[0]!.path.at,
      'MALFORMED_QUERY',
      'only root queries support aggregate expressions',
    )
  }
  const shape = new RecordShape(() => scope.object)
  const work = { scope, query, depth, shape }
  const columns = expandFields(scope, query).map((item, index) => column(work, item, index))
  return { columns, write: (row, version) => shape.write(row, version) }
}

/** The columns of the query and the writer of its records. Throws INVALID_FIELD, INVALID_TYPE or MALFORMED_QUERY. */
export function compileSelect(scope: Scope, query: QueryNode): Selection {
  return compile(scope, query, 0)
}

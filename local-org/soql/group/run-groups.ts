/** Runs a query with aggregates: groups, HAVING, order, limit. */
import { OrgError, type Row } from '../../org/index.ts'
import type { Scope } from '../names/scope.ts'
import { sortSources } from '../rows/order.ts'
import { offsetOf, planRows } from '../rows/plan-rows.ts'
import { scanRows } from '../rows/run-rows.ts'
import type { ReadColumn } from '../select/column.ts'
import type { FieldItem, QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { wireSpelling } from '../values/wire-value.ts'
import { bindCondition } from '../where/bind-condition.ts'
import { compileCondition } from '../where/compile-condition.ts'
import type { Group } from './group.ts'
import { GroupBinder } from './group-binder.ts'
import { groupRows } from './group-rows.ts'
import { groupingSets } from './grouping-sets.ts'

const MAX_GROUPS = 2000

export interface Grouped {
  readonly columns: readonly ReadColumn<Group>[]
  readonly groups: readonly Group[]
}

/** Aliases as written, fields by their name, the rest counted: expr0, expr1, … */
function columnsOf(binder: GroupBinder, query: QueryNode): ReadColumn<Group>[] {
  let unnamed = 0
  const taken = new Set<string>()
  return query.select.map((item) => {
    if (item.kind !== 'field') {
      const at = item.kind === 'subquery' ? item.at : item.relationship.at
      throw refusal(binder.scope.text, at, 'MALFORMED_QUERY', 'Grouped queries can only select fields and aggregates')
    }
    const expression = binder.operand(item.operand)
    const name = aliasOf(item, expression.field?.name) ?? `expr${unnamed++}`
    if (taken.has(name.toLowerCase())) throw new OrgError('MALFORMED_QUERY', `duplicate alias: ${name}`)
    taken.add(name.toLowerCase())
    const spell = wireSpelling(expression.type)
    return { name, type: expression.type, read: (group) => spell(expression.read(group)) }
  })
}

function aliasOf(item: FieldItem, fieldName: string | undefined): string | undefined {
  return item.alias?.text ?? (item.operand.kind === 'path' ? fieldName : undefined)
}

function orderOf(binder: GroupBinder, query: QueryNode) {
  return query.order.map(({ operand, descending, nullsFirst }) => {
    return { expression: binder.operand(operand, 'Ordered field'), descending, nullsFirst }
  })
}

function rowsOf(scope: Scope, query: QueryNode): Iterable<Row> {
  return scanRows(planRows(scope, query, true))
}

/** The groups a query asks for. Throws MALFORMED_QUERY, INVALID_FIELD, and EXCEEDED_ID_LIMIT above 2,000 groups. */
export function runGroups(scope: Scope, query: QueryNode): Grouped {
  const binder = new GroupBinder(scope, query)
  const columns = columnsOf(binder, query)
  const having = query.having && compileCondition(bindCondition(binder, query.having))
  const order = orderOf(binder, query)
  const offset = offsetOf(scope, query)
  const sets = groupingSets(query.group?.style ?? 'plain', binder.keys.length)
  const all = groupRows(rowsOf(scope, query), binder, sets)
  const kept = having ? all.filter(having) : all
  const end = query.limit ? offset + query.limit.value : kept.length
  const groups = sortSources(kept, order).slice(offset, end)
  if (groups.length > MAX_GROUPS) {
    const message = 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
    throw new OrgError('EXCEEDED_ID_LIMIT', message)
  }
  return { columns, groups }
}

/** Whether the query is a bare `SELECT COUNT()`, answered by totalSize alone. */
export function isBareCount(query: QueryNode): boolean {
  const [item, ...more] = query.select
  if (item?.kind !== 'field' || item.operand.kind !== 'call' || more.length > 0 || query.group) return false
  return item.operand.name === 'COUNT' && item.operand.args.length === 0
}

/** The answer to a bare COUNT(): rows wanted, within offset and limit. */
export function countRows(scope: Scope, query: QueryNode): number {
  const offset = offsetOf(scope, query)
  const plan = planRows(scope, query, true)
  let count = 0
  if (!plan.where && !scope.withDeleted) count = plan.table.size
  else for (const _row of scanRows(plan)) count++
  return Math.min(Math.max(count - offset, 0), query.limit?.value ?? Number.POSITIVE_INFINITY)
}

/** Tells queries with aggregates from plain ones. */
import type { OperandNode, QueryNode } from '../syntax/ast.ts'
import { AGGREGATES } from './aggregates.ts'

/** Whether an operand is, or wraps, an aggregate function. */
export function isAggregate(node: OperandNode): boolean {
  if (node.kind === 'path') return false
  if (node.name in AGGREGATES || node.name === 'GROUPING') return true
  return node.args.some((argument) => (argument.kind === 'call' ? isAggregate(argument) : false))
}

/** Whether a query is answered with groups instead of rows. */
export function isGrouped(query: QueryNode): boolean {
  if (query.group || query.having) return true
  return query.select.some((item) => item.kind === 'field' && isAggregate(item.operand))
}

/** Clauses that do not go together. The rules are documented, the words are [K] unless a case of the tests names a source. */

import type { Scope } from './names/scope.ts'
import type { ConditionNode, Query, QueryNode, SelectItem } from './syntax/ast.ts'
import { refusal } from './syntax/refusal.ts'

const MALFORMED = 'MALFORMED_QUERY'

const isBareCount = (item: SelectItem) =>
  item.kind === 'field' &&
  item.operand.kind === 'call' &&
  item.operand.name === 'COUNT' &&
  item.operand.args.length === 0

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_count.htm */
export function bareCountStandsAlone({ text }: Scope, { node }: Query): void {
  if (!node.select.some(isBareCount)) return
  const [ordered, grouped] = [node.order[0]?.operand, node.group?.operands[0]]
  if (grouped)
    throw refusal(text, grouped.at, MALFORMED, 'Grouped query cannot use COUNT(): use COUNT(fieldName) instead')
  if (ordered)
    throw refusal(text, ordered.at, MALFORMED, 'ORDER BY is not allowed with COUNT(): use COUNT(fieldName) instead')
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_for_update.htm */
export function locksAreNotOrdered({ text }: Scope, { node }: Query): void {
  const lock = node.uses.find((use) => use.text.toUpperCase() === 'UPDATE')
  if (lock && node.order.length > 0) throw refusal(text, lock.at, MALFORMED, 'ORDER BY is not allowed with FOR UPDATE')
}

/** A sub-query may skip children only under one parent: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_offset.htm */
export function offsetsUnderOneParent({ text }: Scope, { node }: Query): void {
  const offset = subqueriesOf(node).find((query) => query.offset)?.offset
  if (!offset || node.limit?.value === 1) return
  throw refusal(text, offset.at, MALFORMED, 'OFFSET is allowed in a sub-query only when the parent query has LIMIT 1')
}

function subqueriesOf(node: QueryNode): QueryNode[] {
  return node.select.flatMap((item) => (item.kind === 'subquery' ? item.query : []))
}

/** Distances are nearer or farther, never equal: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_geolocate.htm */
export function distancesAreCompared({ text }: Scope, { node }: Query): void {
  const wrong = node.where && equalDistance(node.where)
  if (wrong === undefined) return
  const words = 'DISTANCE function can only be used with the operators < and >'
  throw refusal(text, wrong, 'INVALID_QUERY_FILTER_OPERATOR', words)
}

/** Where a distance is held against something by another operator than < and >. */
function equalDistance(node: ConditionNode): number | undefined {
  if (node.kind === 'not') return equalDistance(node.term)
  if (node.kind === 'and' || node.kind === 'or') {
    return node.terms.map(equalDistance).find((at) => at !== undefined)
  }
  const { left } = node
  if (left.kind !== 'call' || left.name !== 'DISTANCE') return undefined
  return node.kind === 'compare' && ['<', '>', '<=', '>='].includes(node.operator) ? undefined : left.at
}

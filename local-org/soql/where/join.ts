/**
 * Semi-joins and anti-joins: `Id IN (SELECT AccountId FROM Contact WHERE …)`.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 */
import type { ObjectDef, Value } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import { openScope, type Scope, sourceObject, withoutPrefix } from '../names/scope.ts'
import type { ConditionNode, QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { Expression } from '../values/expression.ts'

type JoinNode = Extract<ConditionNode, { kind: 'join' }>

function malformed(scope: Scope, at: number, message: string) {
  return refusal(scope.text, at, 'MALFORMED_QUERY', message)
}

/** The objects the ids of a field belong to; undefined when it holds no ids. */
function pointsTo<S>(expression: Expression<S>): readonly string[] | undefined {
  const { field, object } = expression
  if (field?.type === 'id' && object) return [object.name]
  return field?.type === 'reference' ? (field.referenceTo ?? []) : undefined
}

function checkNesting(scope: Scope, { from, where }: QueryNode): void {
  if (where && hasJoin(where))
    throw malformed(scope, from[0]!.path.at, 'Nesting of semi join sub-selects is not supported')
}

function hasJoin(node: ConditionNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.terms.some(hasJoin)
  return node.kind === 'not' ? hasJoin(node.term) : node.kind === 'join'
}

function selectedField(inner: Scope, query: QueryNode) {
  const [item] = query.select
  if (item?.kind !== 'field') {
    throw malformed(inner, query.from[0]!.path.at, 'semi join sub-selects can only query one field')
  }
  if (item.operand.kind === 'path' && withoutPrefix(inner, item.operand.parts).length > 1) {
    const name = item.operand.parts.map(({ text }) => text).join('.')
    const message = `The inner select field '${name}' cannot have more than one level of relationships`
    throw malformed(inner, item.operand.at, message)
  }
  return bindOperand(inner, item.operand)
}

function checkSides<S>(outer: Scope, left: Expression<S>, inner: ObjectDef, right: Expression<never>): void {
  const leftObjects = pointsTo(left)
  const rightObjects = pointsTo(right)
  if (!leftObjects) {
    const message = `The left operand field in the where expression for outer query should be an id field, cannot use: '${left.label}'`
    throw malformed(outer, left.at, message)
  }
  if (!rightObjects) {
    const message = `The inner select field '${right.label}' must be of type id or reference`
    throw malformed(outer, right.at, message)
  }
  if (inner === outer.object) {
    throw malformed(outer, right.at, 'The inner and outer selects should not be on the same object type')
  }
  if (leftObjects.some((name) => rightObjects.includes(name))) return
  const message = `The selected field '${right.label}' in the subquery and the left operand field in the where expression in the outer query '${left.label}' should point to the same object type`
  throw malformed(outer, left.at, message)
}

/** The ids the sub-query selects. Throws MALFORMED_QUERY when the two sides do not fit. */
export function joinedIds<S>(outer: Scope, left: Expression<S>, node: JoinNode): readonly Value[] {
  const { query } = node
  checkNesting(outer, query)
  const object = sourceObject(outer, query)
  const inner = openScope(outer, object, query)
  const right = selectedField(inner, query)
  checkSides(outer, left, object, right)
  const ids = new Set<Value>()
  for (const row of inner.nested.rows(inner, query)) {
    const id = right.read(row)
    if (id !== null) ids.add(id)
  }
  return [...ids]
}

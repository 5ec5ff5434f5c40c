/** Binds a condition: resolves its operands, checks its operators and values, answers its sub-queries. */
import { dayStart, dayText, localDay } from '../../org/index.ts'
import type { Scope } from '../names/scope.ts'
import type { ConditionNode, LiteralNode, OperandNode } from '../syntax/ast.ts'
import { daysOf } from '../values/date-range.ts'
import type { Expression } from '../values/expression.ts'
import type { BoundCondition } from './bound-condition.ts'
import { checkOperator } from './check-operator.ts'
import { checkValue, takesDateRange } from './check-value.ts'
import { joinedIds } from './join.ts'

/** What a condition is about: rows of an object (WHERE) or groups of them (HAVING). */
export interface Ground<S> {
  readonly scope: Scope
  operand(node: OperandNode): Expression<S>
}

type Node<K extends ConditionNode['kind']> = Extract<ConditionNode, { kind: K }>
type Range = Extract<LiteralNode, { kind: 'dateRange' }>

function bindRange<S>(scope: Scope, left: Expression<S>, node: Node<'compare'>, range: Range): BoundCondition<S> {
  const { timeZone } = scope.org.user
  const days = daysOf(range.name, range.count, localDay(timeZone, scope.now))
  const edge = left.type === 'date' ? dayText : (day: number) => dayStart(timeZone, day)
  return { kind: 'range', left, operator: node.operator, from: edge(days.from), to: edge(days.to) }
}

function bindCompare<S>(ground: Ground<S>, node: Node<'compare'>): BoundCondition<S> {
  const { scope } = ground
  const left = ground.operand(node.left)
  checkOperator(scope, left, node.operator)
  if (node.right.kind === 'dateRange' && takesDateRange(left)) return bindRange(scope, left, node, node.right)
  return { kind: 'compare', left, operator: node.operator, value: checkValue(scope, left, node.right) }
}

function bindLike<S>(ground: Ground<S>, node: Node<'like'>): BoundCondition<S> {
  const { scope } = ground
  const left = ground.operand(node.left)
  checkOperator(scope, left, 'like')
  checkValue(scope, left, node.right)
  return { kind: 'like', left, pattern: node.right.kind === 'string' ? node.right.source : '' }
}

/** `IN (TODAY, LAST_WEEK)` is an OR of ranges; plain values stay a list. */
function bindIn<S>(ground: Ground<S>, node: Node<'in'>): BoundCondition<S> {
  const left = ground.operand(node.left)
  checkOperator(ground.scope, left, 'in')
  if (node.values.some((value) => value.kind === 'dateRange') && takesDateRange(left)) {
    const terms = node.values.map((right) =>
      bindCompare(ground, { kind: 'compare', left: node.left, operator: '=', right }),
    )
    const any: BoundCondition<S> = { kind: 'or', terms }
    return node.negated ? { kind: 'not', term: any } : any
  }
  const values = node.values.map((value) => checkValue(ground.scope, left, value))
  return { kind: 'in', left, negated: node.negated, values }
}

function bindIncludes<S>(ground: Ground<S>, node: Node<'includes'>): BoundCondition<S> {
  const left = ground.operand(node.left)
  checkOperator(ground.scope, left, 'includes')
  const sets = node.values.map((value) =>
    String(checkValue(ground.scope, left, value) ?? '')
      .toLowerCase()
      .split(';'),
  )
  return { kind: 'includes', left, negated: node.negated, sets }
}

function bindJoin<S>(ground: Ground<S>, node: Node<'join'>): BoundCondition<S> {
  const left = ground.operand(node.left)
  return { kind: 'in', left, negated: node.negated, values: joinedIds(ground.scope, left, node) }
}

const BIND: { [K in ConditionNode['kind']]: <S>(ground: Ground<S>, node: Node<K>) => BoundCondition<S> } = {
  and: (ground, node) => ({ kind: 'and', terms: node.terms.map((term) => bindCondition(ground, term)) }),
  or: (ground, node) => ({ kind: 'or', terms: node.terms.map((term) => bindCondition(ground, term)) }),
  not: (ground, node) => ({ kind: 'not', term: bindCondition(ground, node.term) }),
  compare: bindCompare,
  like: bindLike,
  in: bindIn,
  includes: bindIncludes,
  join: bindJoin,
}

/** The condition with everything looked up. Throws the refusals of names, operators and values. */
export function bindCondition<S>(ground: Ground<S>, node: ConditionNode): BoundCondition<S> {
  const bind = BIND[node.kind] as (ground: Ground<S>, node: ConditionNode) => BoundCondition<S>
  return bind(ground, node)
}

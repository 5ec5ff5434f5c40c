/** The rows of a query: which to look at, which to keep, in what order, how many. */
import type { Row, Table } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import type { Scope } from '../names/scope.ts'
import type { OrderNode, QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { bindCondition } from '../where/bind-condition.ts'
import type { BoundCondition } from '../where/bound-condition.ts'
import { compileCondition, type Test } from '../where/compile-condition.ts'
import type { OrderKey } from './order.ts'
import { scopeCondition } from './scope-filter.ts'

const MAX_OFFSET = 2000

export interface RowPlan {
  readonly table: Table
  readonly where?: BoundCondition<Row>
  /** Whether a row is wanted: the condition, and that it is not deleted. */
  readonly test: Test<Row>
  readonly order: readonly OrderKey<Row>[]
  readonly offset: number
  /** How many rows at most, after the offset. */
  readonly limit?: number
  /** The org's clock, epoch ms. */
  readonly now: number
}

/** Refuses to sort by what describe says is not sortable (long text, multi-select). */
function orderKey(scope: Scope, node: OrderNode): OrderKey<Row> {
  const expression = bindOperand(scope, node.operand)
  if (expression.field && !expression.field.sortable) {
    const message = `field '${expression.field.name}' can not be sorted in a query call`
    throw refusal(scope.text, node.operand.at, 'MALFORMED_QUERY', message)
  }
  return { expression, descending: node.descending, nullsFirst: node.nullsFirst }
}

/** How many rows or groups to pass over. Throws NUMBER_OUTSIDE_VALID_RANGE above 2,000. */
export function offsetOf(scope: Scope, node: QueryNode): number {
  const { offset } = node
  if (!offset || offset.value <= MAX_OFFSET) return offset?.value ?? 0
  const message = `Maximum SOQL offset allowed is ${MAX_OFFSET}`
  throw refusal(scope.text, offset.at, 'NUMBER_OUTSIDE_VALID_RANGE', message)
}

/** The condition of WHERE together with that of USING SCOPE. */
function conditionOf(scope: Scope, node: QueryNode): BoundCondition<Row> | undefined {
  const ground = { scope, operand: (operand: QueryNode['order'][number]['operand']) => bindOperand(scope, operand) }
  const where = node.where && bindCondition(ground, node.where)
  const mine = scopeCondition(scope, node)
  return where && mine ? { kind: 'and', terms: [mine, where] } : (where ?? mine)
}

function testFor(scope: Scope, where: BoundCondition<Row> | undefined): Test<Row> {
  const alive: Test<Row> = (row) => row['IsDeleted'] !== true
  if (!where) return scope.withDeleted ? () => true : alive
  const matches = compileCondition(where)
  return scope.withDeleted ? matches : (row) => alive(row) && matches(row)
}

/** Plans the rows behind a query. Grouped queries order and cut their groups instead, so they ask for neither. */
export function planRows(scope: Scope, node: QueryNode, grouped = false): RowPlan {
  const where = conditionOf(scope, node)
  return {
    table: scope.org.table(scope.object.name),
    where,
    test: testFor(scope, where),
    order: grouped ? [] : node.order.map((entry) => orderKey(scope, entry)),
    offset: grouped ? 0 : offsetOf(scope, node),
    limit: grouped ? undefined : node.limit?.value,
    now: scope.now,
  }
}

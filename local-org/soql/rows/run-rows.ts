/** Runs a row plan: through an index where one serves, over the whole table where none does. */
import type { Row } from '../../org/index.ts'
import { type Bounds, boundsOf, isOpen } from './bounds.ts'
import { findByIndex } from './find-by-index.ts'
import { newestFirst } from './newest-first.ts'
import { type OrderKey, sortSources } from './order.ts'
import type { RowPlan } from './plan-rows.ts'

const RANGED = ['SystemModstamp', 'LastModifiedDate', 'CreatedDate', 'Id']
/** Up to so many rows an index found are surely fewer than a range of stamps would give. */
const FEW = 5_000

interface Source {
  readonly rows: Iterable<Row>
  /** Whether the rows already come in the order asked for. */
  readonly ordered: boolean
}

const byId = (a: Row, b: Row) => (a.Id < b.Id ? -1 : 1)

type Direction = 'forward' | 'backward'

/**
 * Ordered indexes file by their field and then by Id, so they serve `ORDER BY field` and `ORDER BY field, Id`, read
 * backward when both descend. Stamps and ids are never empty, so NULLS FIRST and LAST are the same to them.
 */
function servedDirection(field: string, order: readonly OrderKey<Row>[]): Direction | undefined {
  const [first, second] = order
  if (!first) return 'forward'
  if (order.length > 2 || first.expression.direct !== field) return undefined
  if (second && (second.descending !== first.descending || second.expression.direct !== 'Id')) return undefined
  return first.descending ? 'backward' : 'forward'
}

function rangeOf(plan: RowPlan, field: string, bounds: Bounds): Source | undefined {
  const rows = plan.table.range(field, bounds.from, bounds.to)
  const direction = servedDirection(field, plan.order)
  if (!rows) return undefined
  if (direction !== 'backward') return { rows, ordered: direction !== undefined }
  const backward = field === 'Id' ? [...rows].reverse() : newestFirst(plan.table, field, bounds, plan.now)
  return { rows: backward, ordered: true }
}

/** A range the condition is bounded to, else one that gives the order for free. */
function findRange(plan: RowPlan): Source | undefined {
  const { where, order } = plan
  for (const field of where ? RANGED : []) {
    const bounds = boundsOf(where!, field)
    const source = isOpen(bounds) ? undefined : rangeOf(plan, field, bounds)
    if (source) return source
  }
  const field = order[0]?.expression.direct
  if (!field || !RANGED.includes(field) || !servedDirection(field, order)) return undefined
  return rangeOf(plan, field, {})
}

function findSource(plan: RowPlan): Source {
  const found = plan.where && findByIndex(plan.table, plan.where)
  const few = found && found.length <= FEW
  const source = few ? undefined : findRange(plan)
  if (source) return source
  if (found) return { rows: found.toSorted(byId), ordered: plan.order.length === 0 }
  return { rows: plan.table.all(true), ordered: plan.order.length === 0 }
}

function* wanted(plan: RowPlan, rows: Iterable<Row>): Iterable<Row> {
  for (const row of rows) if (plan.test(row)) yield row
}

/** Stops reading as soon as there are enough. */
function firstOf(rows: Iterable<Row>, test: (row: Row) => boolean, count: number): Row[] {
  const kept: Row[] = []
  if (count <= 0) return kept
  for (const row of rows) {
    if (!test(row)) continue
    kept.push(row)
    if (kept.length >= count) break
  }
  return kept
}

function arrange(plan: RowPlan, { rows, ordered }: Source): Row[] {
  const end = plan.limit === undefined ? undefined : plan.offset + plan.limit
  const kept = ordered
    ? firstOf(rows, plan.test, end ?? Number.POSITIVE_INFINITY)
    : sortSources(wanted(plan, rows), plan.order, end)
  return plan.offset > 0 ? kept.slice(plan.offset) : kept
}

/** The rows of the plan, ordered and cut. */
export function runRows(plan: RowPlan): Row[] {
  return arrange(plan, findSource(plan))
}

/** The same over candidates somebody else found: the children of one parent, the hits of a search. */
export function runRowsOver(plan: RowPlan, candidates: Iterable<Row>): Row[] {
  return arrange(plan, { rows: candidates, ordered: plan.order.length === 0 })
}

/** The rows the plan wants, in no particular order, for counting and grouping. */
export function scanRows(plan: RowPlan): Iterable<Row> {
  return wanted(plan, findSource(plan).rows)
}

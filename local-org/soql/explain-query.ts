/**
 * How a query would find its rows, as the platform's optimizer weighs it: by an index while few enough rows are expected from it.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query_performance_feedback.htm
 */
import type { FieldDef, ObjectDef, OrgView, Row } from '../org/index.ts'
import { planRows, type RowPlan } from './rows/plan-rows.ts'
import { runRows } from './rows/run-rows.ts'
import { scopeOf } from './run-query.ts'
import { parseSoql } from './syntax/parse-query.ts'
import type { BoundCondition } from './where/bound-condition.ts'
import { compileCondition } from './where/compile-condition.ts'

export interface PlanNote {
  readonly description: string
  readonly fields: readonly string[]
  readonly tableEnumOrId: string
}

export interface QueryPlan {
  /** Rows expected from the leading operation. */
  readonly cardinality: number
  readonly fields: readonly string[]
  readonly leadingOperationType: 'Index' | 'TableScan'
  readonly notes: readonly PlanNote[]
  /** Above 1 an index is not worth its while. */
  readonly relativeCost: number
  readonly sobjectCardinality: number
  readonly sobjectType: string
}

/** What share of a table an index may give to be used: of the first million rows, of the rest, and rows at most. */
interface Selectivity {
  readonly first: number
  readonly rest: number
  readonly most: number
}

const STANDARD: Selectivity = { first: 0.3, rest: 0.15, most: 1_000_000 }
const CUSTOM: Selectivity = { first: 0.1, rest: 0.05, most: 333_333 }
const MILLION = 1_000_000
/** Reading the whole of a small table, as documented; it grows with the table [K: how]. */
const SCAN_COST = 0.65
const ALWAYS_INDEXED = new Set(['Id', 'Name', 'OwnerId', 'CreatedDate', 'SystemModstamp', 'RecordTypeId', 'Email'])

function isIndexed({ name, type, externalId, unique }: FieldDef): boolean {
  return ALWAYS_INDEXED.has(name) || type === 'reference' || type === 'id' || externalId === true || unique === true
}

interface Filter {
  readonly condition: BoundCondition<Row>
  readonly field: FieldDef
}

/** The conditions that hold side by side, each on a field of the queried rows themselves. */
function filtersOf(condition: BoundCondition<Row> | undefined, object: ObjectDef): Filter[] {
  if (!condition || condition.kind === 'or' || condition.kind === 'not') return []
  if (condition.kind === 'and') return condition.terms.flatMap((term) => filtersOf(term, object))
  const { field, direct } = condition.left
  return field && direct !== undefined ? [{ condition, field }] : []
}

/** An index finds what is equal or in a range, and not what is anything but a value. */
function usesIndex({ condition, field }: Filter): boolean {
  if (!isIndexed(field) || condition.kind === 'includes') return false
  if (condition.kind === 'compare' || condition.kind === 'range') return condition.operator !== '!='
  if (condition.kind === 'like') return !condition.pattern.startsWith('%')
  return condition.kind === 'in' && !condition.negated
}

function threshold(rows: number, { first, rest, most }: Selectivity): number {
  return Math.min(Math.min(rows, MILLION) * first + Math.max(rows - MILLION, 0) * rest, most)
}

const rounded = (cost: number) => Math.round(cost * 1000) / 1000

function indexPlan(plan: RowPlan, { condition, field }: Filter): Omit<QueryPlan, 'notes'> {
  const matches = compileCondition(condition)
  const sobjectCardinality = plan.table.size
  const test = (row: Row) => row['IsDeleted'] !== true && matches(row)
  const cardinality = runRows({ ...plan, where: condition, test, order: [], offset: 0, limit: undefined }).length
  const selective = Math.max(threshold(sobjectCardinality, field.custom ? CUSTOM : STANDARD), 1)
  const relativeCost = rounded(Math.max(cardinality - 1, 0) / selective)
  const sobjectType = plan.table.object.name
  return {
    cardinality,
    fields: [field.name],
    leadingOperationType: 'Index',
    relativeCost,
    sobjectCardinality,
    sobjectType,
  }
}

function tableScan(plan: RowPlan): Omit<QueryPlan, 'notes'> {
  const sobjectCardinality = plan.table.size
  const cardinality = runRows({ ...plan, order: [], offset: 0, limit: undefined }).length
  const relativeCost = rounded(SCAN_COST + Math.log10(1 + sobjectCardinality / 1000))
  const sobjectType = plan.table.object.name
  return { cardinality, fields: [], leadingOperationType: 'TableScan', relativeCost, sobjectCardinality, sobjectType }
}

function notesOf(object: ObjectDef, filters: readonly Filter[]): PlanNote[] {
  const deletable = object.fields.some(({ name }) => name === 'IsDeleted') ? ['IsDeleted'] : []
  const unindexed = [...deletable, ...filters.flatMap(({ field }) => (isIndexed(field) ? [] : [field.name]))]
  const description = 'Not considering filter for optimization because unindexed'
  return [...new Set(unindexed)].map((name) => ({ description, fields: [name], tableEnumOrId: object.name }))
}

/** The plans of a query, the cheapest first. Throws what running the query would. */
export function explainQuery(org: OrgView, text: string): QueryPlan[] {
  const query = parseSoql(text)
  const scope = scopeOf(org, query, false)
  const plan = planRows(scope, query.node, query.node.group !== undefined)
  const filters = filtersOf(plan.where, scope.object)
  const notes = notesOf(scope.object, filters)
  const indexed = filters.filter(usesIndex).map((filter) => indexPlan(plan, filter))
  const plans = [...indexed, tableScan(plan)].sort((a, b) => a.relativeCost - b.relativeCost)
  return plans.map(({ cardinality, fields, leadingOperationType, ...rest }) => {
    return { cardinality, fields, leadingOperationType, notes, ...rest }
  })
}

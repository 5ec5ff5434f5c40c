/** Answers SOQL: parse, look the names up, find the rows, hand out a lazy result. */
import type { OrgView, Row } from '../org/index.ts'
import { isGrouped } from './group/is-grouped.ts'
import { countRows, isBareCount, runGroups } from './group/run-groups.ts'
import { type NestedQueries, namedObject, openScope, type Scope, sourceObject } from './names/scope.ts'
import { lazyResult, type QueryResult } from './query-result.ts'
import { checkRestrictions } from './restrictions.ts'
import { planRows, type RowPlan } from './rows/plan-rows.ts'
import { runRows, runRowsOver } from './rows/run-rows.ts'
import { compileSelect } from './select/compile-select.ts'
import type { Query, QueryNode } from './syntax/ast.ts'
import { parseSoql } from './syntax/parse-query.ts'

export interface QueryOptions {
  /** queryAll: deleted and archived rows too. */
  readonly withDeleted?: boolean
  /** Finds at most so many rows, whatever the query says. */
  readonly limitRows?: number
}

const NESTED: NestedQueries = { rows: (scope, query) => runRows(planRows(scope, query)) }

/** What the names of a query are looked up in. Throws as runQuery does for its object. */
export function scopeOf(org: OrgView, { text, node }: Query, withDeleted: boolean, find = sourceObject): Scope {
  const outer = { org, text, withDeleted, now: org.now(), nested: NESTED }
  return openScope(outer, find(outer, node), node)
}

function answerCount(scope: Scope, query: QueryNode): QueryResult {
  const { name: object } = scope.object
  const write = () => ({ attributes: { type: 'AggregateResult' } })
  return lazyResult({ object, aggregate: true, columns: [], sources: [], totalSize: countRows(scope, query), write })
}

function answerGroups(scope: Scope, query: QueryNode): QueryResult {
  const { columns, groups } = runGroups(scope, query)
  const write = (group: (typeof groups)[number], version: string) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(columns.map((column) => [column.name, column.read(group, version)])),
  })
  return lazyResult({ object: scope.object.name, aggregate: true, columns, sources: groups, write })
}

function answerRows(scope: Scope, query: QueryNode, find: (plan: RowPlan) => Row[]): QueryResult {
  const { columns, write } = compileSelect(scope, query)
  const sources = find(planRows(scope, query))
  return lazyResult({ object: scope.object.name, aggregate: false, columns, sources, write })
}

function capped(node: QueryNode, limitRows: number | undefined): QueryNode {
  if (limitRows === undefined || (node.limit && node.limit.value <= limitRows)) return node
  return { ...node, limit: { value: limitRows, at: node.limit?.at ?? 0 } }
}

/**
 * Answers a SOQL query as the view's user sees the org.
 * Rows are fixed when this returns; parents and children are read when a record is written.
 * Throws OrgError with Salesforce's code and words: MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE,
 * INVALID_QUERY_FILTER_OPERATOR, NUMBER_OUTSIDE_VALID_RANGE, EXCEEDED_ID_LIMIT.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
export function runQuery(org: OrgView, text: string, options: QueryOptions = {}): QueryResult {
  const query = parseSoql(text)
  const scope = scopeOf(org, query, query.node.allRows === true || options.withDeleted === true)
  checkRestrictions(scope, query)
  const node = capped(query.node, options.limitRows)
  if (isBareCount(node)) return answerCount(scope, node)
  return isGrouped(node) ? answerGroups(scope, node) : answerRows(scope, node, runRows)
}

/**
 * Answers a query over rows found elsewhere (a search, an event), in the order they come unless it asks for another.
 * Throws as runQuery does.
 */
export function runQueryOver(org: OrgView, query: Query, candidates: Iterable<Row>): QueryResult {
  return answerRows(scopeOf(org, query, false, namedObject), query.node, (plan) => runRowsOver(plan, candidates))
}

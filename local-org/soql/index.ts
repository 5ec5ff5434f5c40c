/** Front door of SOQL: text in, rows out, refusals in Salesforce's words. */
export type { QueryResult } from './query-result.ts'
export { type QueryOptions, runQuery } from './run-query.ts'
export type { Column } from './select/column.ts'
export type { WireRecord } from './select/record-shape.ts'
export type { Query, QueryNode } from './syntax/ast.ts'
export { parseSoql } from './syntax/parse-query.ts'

/** Front door of SOQL: text in, rows out, refusals in Salesforce's words. The parsing of clauses is shared with SOSL. */
export type { QueryResult } from './query-result.ts'
export { type QueryOptions, runQuery, runQueryOver } from './run-query.ts'
export type { Column } from './select/column.ts'
export type { WireRecord } from './select/record-shape.ts'
export type { Query, QueryNode, SelectItem } from './syntax/ast.ts'
export { Cursor } from './syntax/cursor.ts'
export { parseQuery, parseSoql } from './syntax/parse-query.ts'
export { parseReturning } from './syntax/parse-returning.ts'

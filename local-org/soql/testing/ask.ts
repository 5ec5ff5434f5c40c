/** Short ways to ask an org in a test. */
import assert from 'node:assert/strict'
import { OrgError, type OrgView } from '../../org/index.ts'
import { type QueryOptions, runQuery } from '../run-query.ts'
import type { WireRecord } from '../select/record-shape.ts'

/** All records of the answer. */
export function recordsOf(org: OrgView, soql: string, options: QueryOptions = {}): WireRecord[] {
  const result = runQuery(org, soql, options)
  return result.page(0, result.length, '60.0')
}

/** The values of the first column. */
export function columnOf(org: OrgView, soql: string, options: QueryOptions = {}): unknown[] {
  return rowsOf(org, soql, options).map(([first]) => first)
}

/** The values of all columns, row by row. */
export function rowsOf(org: OrgView, soql: string, options: QueryOptions = {}): unknown[][] {
  const result = runQuery(org, soql, options)
  return Array.from({ length: result.length }, (_, index) => result.cells(index, '60.0'))
}

/** The refusal of a call that must be refused. */
export function refusalOf(call: () => unknown): OrgError {
  try {
    call()
  } catch (error) {
    assert.ok(error instanceof OrgError, String(error))
    return error
  }
  return assert.fail('was not refused')
}

/** A set of rows of one kind of write, and how a piece of it becomes a call. */
import type { About } from '../refusals/index.ts'
import type { RestCall } from '../salesforce.ts'

export interface RowSet<R> {
  /** Rows with the same word are kept together: a collection may hold at most ten runs of objects. */
  object(row: R): string
  /** Two rows with the same key never share a collection: the later one must come later. Null: no such key. */
  key(row: R): string | null
  /** Rows with the same word wait for each other's locks when they travel apart. */
  parent(row: R): string
  request(rows: R[]): RestCall
  about(row: R): About
  /** Whether a row that succeeded is new; `told` is what Salesforce said of it. */
  created(told: boolean | undefined): boolean
}

export interface Placed<R> {
  row: R
  /** Its place in the caller's list. */
  index: number
}

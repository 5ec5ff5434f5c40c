/** What a content type of Bulk API 1 has to be able to do: read the records of a batch, write what became of them. */

import type { SaveResult } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'

/** One record as it was sent: column names such as 'Name' or 'Account.Ext__c' with their texts; null clears. */
export type Cells = [name: string, text: string | null][]

/** Rows of a query's result, up to but not including `end`. */
export interface Found {
  result: QueryResult
  start: number
  end: number
  /** '60.0' */
  apiVersion: string
}

export interface Format {
  /** Content type of results. */
  mime: string
  /** The records of a batch. Throws OrgError InvalidBatch for what cannot be read. */
  read(text: string): Iterable<Cells>
  /** What became of the records, in their order. */
  results(rows: readonly SaveResult[]): string
  /** What a query found, piece by piece. */
  records(found: Found): Iterable<string>
}

/** True when the row is there because of this batch. */
export function isCreated({ success, created }: SaveResult, isInsert: boolean): boolean {
  return success && (created ?? isInsert)
}

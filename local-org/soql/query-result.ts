/** The answer to a query: found at once, written out page by page. */
import type { Column, ReadColumn } from './select/column.ts'
import type { WireRecord } from './select/record-shape.ts'

export interface QueryResult {
  /** API name of the object queried. */
  readonly object: string
  /** Rows found, within LIMIT and OFFSET. For a bare COUNT() this is the answer and there are no records. */
  readonly totalSize: number
  /** How many records can be written. */
  readonly length: number
  /** True when the records are AggregateResults: those have no URL and cannot be continued by queryMore. */
  readonly aggregate: boolean
  /** In the order selected. */
  readonly columns: readonly Column[]
  /** Record `index` as REST spells it; `version` is the API version of the URLs inside, '60.0'. */
  record(index: number, version: string): WireRecord
  /** Records from `start` up to but not including `end`. */
  page(start: number, end: number, version: string): WireRecord[]
  /** The values of record `index` in the order of the columns, nothing nested: a line of CSV. */
  cells(index: number, version: string): unknown[]
}

interface Answer<S> {
  readonly object: string
  readonly aggregate: boolean
  readonly columns: readonly ReadColumn<S>[]
  readonly sources: readonly S[]
  readonly totalSize?: number
  readonly write: (source: S, version: string) => WireRecord
}

/** A result over sources (rows or groups) that writes a record only when asked for it. */
export function lazyResult<S>({ object, aggregate, columns, sources, totalSize, write }: Answer<S>): QueryResult {
  return {
    object,
    aggregate,
    columns,
    totalSize: totalSize ?? sources.length,
    length: sources.length,
    record: (index, version) => write(sources[index]!, version),
    page: (start, end, version) => sources.slice(start, end).map((source) => write(source, version)),
    cells: (index, version) => columns.map((column) => column.read(sources[index]!, version)),
  }
}

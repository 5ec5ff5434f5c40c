/** What callers say when they write or read many rows at once. */
import type { Problem } from '../problems.ts'
import type { FieldValues, ObjectDescribe, QueryPage, RowResult } from './records.ts'
import type { Soql } from './soql.ts'

/** Rows of one object that all get the same verb. */
export interface RowsToWrite<Rows = FieldValues[]> {
  object: string
  operation: 'create' | 'update' | 'upsert' | 'delete'
  /** Rows of update and delete carry `Id`; those of upsert carry the external id field. */
  rows: Rows
  /** Of upsert; default `Id`. */
  externalIdField?: string
}

/** `now`: somebody waits for it; `soon`: the usual; `whenever`: the org's other users come first. */
export type Urgency = 'now' | 'soon' | 'whenever'

export interface BulkOptions {
  /** Told of each bulk job before a byte is uploaded, so that it can be stored and found again after a crash. */
  onJob?: (job: BulkJobTold) => Promise<void> | void
  /** Ids told for these very rows by an earlier call that did not come to its end: taken up again instead of begun anew. */
  jobs?: string[]
  /** Ends the waiting; the rows of the job under way are then in doubt (`answer-lost`), and its id is known. */
  signal?: AbortSignal
}

export interface BulkJobTold {
  id: string
  /** Place of its first row in the caller's rows, and how many it holds; both 0 for a query. */
  first: number
  rows: number
}

/** Queries answered just before the rows of a write are saved, in the same API call: at most four. */
export interface ReadAhead {
  soqls: (string | Soql)[]
  /** Their first pages, in order. Told once, or never when no call was made. */
  take(pages: (QueryPage | Problem)[]): void
}

export interface WriteOptions extends BulkOptions {
  /** Where the rows go as collections; a bulk job reads nothing. */
  ahead?: ReadAhead | undefined
  /** Default `soon`. */
  urgency?: Urgency
  /** Share of the org's daily allowance that is left, 0 to 1. Default: what the org's last answer told. */
  allowanceLeft?: number
}

export interface PlacedResult {
  /** Place in the caller's rows, from 0. */
  index: number
  result: RowResult
}

export interface BulkQueryOptions extends Pick<BulkOptions, 'onJob' | 'jobs' | 'signal'> {
  withDeleted?: boolean
  /** Rows of one page of results, which is one call. Default 200,000. */
  pageRows?: number
  /** Where the types of the columns come from; default: asked of the org. Null: all values stay text. */
  describe?: ((object: string) => Promise<ObjectDescribe>) | null
}

/** The client of one connection, as the rest of the product sees it. */
import type { Problem } from '../problems.ts'
import type { FileDownload, FileUpload } from './files/file.ts'
import type { FieldValues, ObjectDescribe, QueryPage, RowResult } from './records.ts'
import type { BulkOptions, BulkQueryOptions, PlacedResult, ReadAhead, RowsToWrite, WriteOptions } from './set-wise.ts'
import type { SoapWishes } from './soap/wishes.ts'
import type { Soql } from './soql.ts'

export interface Session {
  instanceUrl: string
  accessToken: string
}

/** Where the client gets its pass from. `renew` is single-flight: it returns a session other than the stale one, or throws a Problem. */
export interface SessionSource {
  current(): Promise<Session>
  renew(stale: Session): Promise<Session>
}

/** Why a call was made: attributed in the usage table. */
export interface CallPurpose {
  kind: 'poll' | 'step' | 'describe' | 'test' | 'query' | 'setup' | 'look' | 'undo' | 'trial'
  workflowId?: string
  /** Whoever asks waits and repeats by himself: a passing refusal is told at once. A session that ran out is still renewed. */
  once?: true
}

/** Told once for every HTTP call. `counted` is what it takes of the org's allowance; status 0: no answer. */
export interface CallReport {
  purpose: CallPurpose
  method: string
  path: string
  status: number
  ms: number
  counted: number
  /** Why it failed; null when it did not. */
  refused: Problem | null
  /** From Sforce-Limit-Info, when the answer carried it. */
  usage: { used: number; limit: number } | null
  /** The org's clock (Date header), epoch ms. */
  orgTime: number | null
}

/** Adds up what the calls of one piece of work cost. */
export interface Meter {
  calls: number
}

export interface RestCall {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below /services/data/vNN.0, beginning with a slash; or absolute from /services. */
  path: string
  /** Values go as JSON. Text and bytes go as they are; a function gives a stream of bytes, anew for each try. */
  body?: unknown
  /** In place of a body: the SOAP envelope, which carries the session itself. Faults in the answer are then read as refusals. */
  envelope?: (accessToken: string) => string
  headers?: Record<string, string>
  /** Longest wait for the answer. Default 2 minutes. */
  timeoutMs?: number
  /** True when repeating it after a lost answer could change something twice: it is then not repeated but reported as `answer-lost`. */
  write?: boolean
}

export interface RestAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** An answer whose body was not read yet. Whoever stops before its end leaves the loop, which closes it. */
export interface StreamedAnswer extends RestAnswer {
  body: AsyncIterable<Uint8Array>
}

export interface DatedDescribe {
  describe: ObjectDescribe
  lastModified: string | null
}

export interface QueryWish {
  soql: string | Soql
  withDeleted?: boolean
}

/** ISO times, org clock. */
export interface DeletedSpan {
  object: string
  start: string
  end: string
}

export interface DeletedList {
  records: { id: string; deletedDate: string }[]
  earliestDateAvailable: string
  latestDateCovered: string
}

export interface ReadTogether {
  pages: (QueryPage | Problem)[]
  deleted: (DeletedList | Problem)[]
}

export interface Salesforce extends SoapWishes {
  readonly apiVersion: string
  /** Its pass, for protocols beside REST (Pub/Sub, SOAP). */
  readonly session: SessionSource
  /** The same client, its calls added to this meter and attributed to this purpose. */
  with(purpose: CallPurpose, meter?: Meter): Salesforce

  /** One call. Renews an expired session and repeats once; retries what is safe to retry; refusals are thrown as Problems. */
  call(call: RestCall): Promise<RestAnswer>

  /** The same; the body of a good answer is a stream. What breaks off later is thrown as Problem `org-unreachable`. */
  stream(call: RestCall): Promise<StreamedAnswer>

  describe(object: string): Promise<ObjectDescribe>
  /** The same with its `Last-Modified`; null when nothing changed since that of an earlier answer. */
  describeSince(object: string, since: string | null): Promise<DatedDescribe | null>
  describeGlobal(): Promise<
    {
      name: string
      label: string
      keyPrefix: string | null
      custom: boolean
      queryable: boolean
      createable: boolean
    }[]
  >

  /** All rows, page by page. One API call a page of up to 2,000. */
  query(soql: string | Soql, options?: { withDeleted?: boolean }): AsyncIterable<FieldValues>
  queryPage(soqlOrNext: string | Soql, options?: { withDeleted?: boolean; batchSize?: number }): Promise<QueryPage>
  /** Several queries for the price of one call per five (composite). First pages, in order; a refused one is a Problem in its place. */
  queries(soqls: (string | Soql)[], options?: { withDeleted?: boolean }): Promise<(QueryPage | Problem)[]>
  /**
   * Queries (first pages) and lists of deletions, for the price of one call per five queries; up to twenty lists travel along with them.
   * In order; what is refused is a Problem in its place.
   */
  readTogether(queries: QueryWish[], spans?: DeletedSpan[]): Promise<ReadTogether>
  search(sosl: string): Promise<FieldValues[]>

  /**
   * Set-wise rows, one result each, in order. 200 rows a collection call, 1,000 rows a call when five collections go in one composite.
   * Update and delete rows carry `Id`. Different objects may be mixed in one list (they are grouped by object for chunking rules).
   */
  create(rows: { object: string; fields: FieldValues }[]): Promise<RowResult[]>
  update(rows: { object: string; id: string; fields: FieldValues }[], ahead?: ReadAhead): Promise<RowResult[]>
  upsert(object: string, externalIdField: string, rows: FieldValues[], ahead?: ReadAhead): Promise<RowResult[]>
  delete(ids: string[]): Promise<RowResult[]>
  /**
   * Any number of rows by the cheapest way: one collection, collections by the thousand, or Bulk API 2.0 (see write.ts for the
   * table). One result each, in order; never throws.
   */
  write(wish: RowsToWrite, options?: WriteOptions): Promise<RowResult[]>
  /** Any number of rows by Bulk API 2.0 in bounded memory; each row's result as soon as its job is over. Never throws. */
  bulkWrite(
    wish: RowsToWrite<Iterable<FieldValues> | AsyncIterable<FieldValues>>,
    options?: BulkOptions,
  ): AsyncIterable<PlacedResult>
  /** All rows by Bulk API 2.0: a handful of calls for a million rows, in bounded memory. Shaped as `query` gives them. */
  bulkQuery(soql: string | Soql, options?: BulkQueryOptions): AsyncIterable<FieldValues>
  /** Stops a bulk job; rows it has not reached stay as they are. One that is over already stays so. */
  abortBulkJob(kind: 'ingest' | 'query', id: string): Promise<void>
  /** Removes a finished bulk job with its results, which Salesforce else keeps for seven days. */
  deleteBulkJob(kind: 'ingest' | 'query', id: string): Promise<void>

  /** Files as ContentVersions, 200 files or 500 MB a call, streamed. One result each, in order; never throws. */
  uploadFiles(files: FileUpload[]): Promise<RowResult[]>
  /** The bytes of a blob field, such as ContentVersion's `VersionData` or Attachment's `Body`, as a stream. */
  downloadFile(object: string, id: string, field: string): Promise<FileDownload>

  /** Rows by id in order; null where there is none. */
  retrieve(object: string, ids: string[], fields: string[]): Promise<(FieldValues | null)[]>

  /** ISO times; org clock. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm */
  updated(object: string, start: string, end: string): Promise<{ ids: string[]; latestDateCovered: string }>
  deleted(object: string, start: string, end: string): Promise<DeletedList>

  limits(): Promise<Record<string, { Max: number; Remaining: number }>>
  identity(): Promise<{ userId: string; orgId: string; username: string; displayName: string }>
}

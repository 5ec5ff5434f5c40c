/** A job of Bulk API 2.0 and how it is shown (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm). */

import type { QueryResult } from '../../soql/index.ts'
import { jobHead } from './job-head.ts'
import type { IngestOperation } from './operation.ts'

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed'

/** Column delimiters by the names jobs use. */
export const delimiters = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' } as const
export const lineEndings = { LF: '\n', CRLF: '\r\n' } as const

interface Job {
  id: string
  object: string
  createdById: string
  /** Epoch ms of org time. */
  createdAt: number
  changedAt: number
  apiVersion: string
  state: JobState
  columnDelimiter: keyof typeof delimiters
  lineEnding: keyof typeof lineEndings
  processed: number
  /** Real milliseconds spent on rows. */
  processingMs: number
  errorMessage?: string
}

export interface IngestJob extends Job {
  kind: 'ingest'
  operation: IngestOperation
  externalIdFieldName?: string
  assignmentRuleId?: string
  failed: number
  /** Whether its one upload has arrived. */
  hasContent: boolean
}

export interface QueryJob extends Job {
  kind: 'query'
  operation: 'query' | 'queryAll'
  query: string
  result: QueryResult
}

export type BulkJob = IngestJob | QueryJob

/** The members every answer about a job has. */
export function showJob(job: BulkJob): Record<string, unknown> {
  return {
    ...jobHead(job, stamp),
    ...(job.kind === 'ingest' ? ingestMembers(job) : {}),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  }
}

/** The same with progress, as GET of one job answers it. */
export function showProgress(job: BulkJob): Record<string, unknown> {
  const ms = Math.round(job.processingMs)
  const spent = { retries: 0, totalProcessingTime: ms }
  if (job.kind === 'query') {
    return {
      ...showJob(job),
      jobType: 'V2Query',
      numberRecordsProcessed: job.processed,
      ...spent,
      isPkChunkingSupported: false,
      ...errorOf(job),
    }
  }
  return {
    ...showJob(job),
    jobType: 'V2Ingest',
    numberRecordsProcessed: job.processed,
    numberRecordsFailed: job.failed,
    ...spent,
    apiActiveProcessingTime: ms,
    apexProcessingTime: 0,
    ...errorOf(job),
  }
}

function ingestMembers(job: IngestJob): Record<string, unknown> {
  return {
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    ...(job.assignmentRuleId === undefined ? {} : { assignmentRuleId: job.assignmentRuleId }),
    ...(job.state === 'Open' ? { contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches` } : {}),
  }
}

function errorOf(job: BulkJob): Record<string, unknown> {
  return job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }
}

export function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}

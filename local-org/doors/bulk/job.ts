/** A job of Bulk API 2.0 and how it is shown (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm). */

import { Double } from '../wire/double.ts'
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
  /** The first line of every page of results. */
  header: string
  /** Where each piece of the result's file begins, and how long it is, in bytes. */
  pieces: number[]
  bytes: number
}

export type BulkJob = IngestJob | QueryJob

/** The type of a job, as lists and answers about one name it. */
export const jobTypes = { ingest: 'V2Ingest', query: 'V2Query' } as const
/** Since this version ingest jobs say, too, whether they may be cut by primary keys. */
const chunkingToldSince = 61

/** The members every answer about a job has. */
export function showJob(job: BulkJob): Record<string, unknown> {
  return { ...basics(job), ...spelling(job) }
}

/** The same as the answer to a change of it has them: without what its files are like. */
export const showChanged = basics

/** The same with its type, as lists show it. */
export function showListed(job: BulkJob): Record<string, unknown> {
  return { ...basics(job), jobType: jobTypes[job.kind], ...spelling(job) }
}

/** With its progress, as GET of one job answers it. */
export function showProgress(job: BulkJob): Record<string, unknown> {
  const ms = Math.round(job.processingMs)
  const spent = { retries: 0, totalProcessingTime: ms }
  const error = job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }
  if (job.kind === 'query') {
    return {
      ...showListed(job),
      numberRecordsProcessed: job.processed,
      ...spent,
      isPkChunkingSupported: true,
      ...error,
    }
  }
  const counts = { numberRecordsProcessed: job.processed, numberRecordsFailed: job.failed }
  const chunking = Number(job.apiVersion) >= chunkingToldSince ? { isPkChunkingSupported: false } : {}
  const active = { apiActiveProcessingTime: ms, apexProcessingTime: 0 }
  return { ...showListed(job), ...counts, ...spent, ...active, ...chunking, ...error }
}

function basics(job: BulkJob): Record<string, unknown> {
  return {
    ...jobHead(job, stamp),
    ...(job.kind === 'ingest' ? ingestMembers(job) : {}),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: new Double(job.apiVersion),
    ...(job.state === 'Open' ? { contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches` } : {}),
  }
}

function spelling({ lineEnding, columnDelimiter }: BulkJob): Record<string, unknown> {
  return { lineEnding, columnDelimiter }
}

function ingestMembers(job: IngestJob): Record<string, unknown> {
  return {
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    ...(job.assignmentRuleId === undefined ? {} : { assignmentRuleId: job.assignmentRuleId }),
  }
}

/** Jobs count whole seconds, as recorded. */
export function stamp(ms: number): string {
  return new Date(ms - (ms % 1000)).toISOString().replace('Z', '+0000')
}

/** A job of Bulk API 1 with its batches, and how both are shown (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_jobinfo.htm). */

import { jobHead } from '../bulk/job-head.ts'
import type { IngestOperation } from '../bulk/operation.ts'
import type { ChunkWish } from './pk-chunks.ts'

export const recordTypes = ['CSV', 'XML', 'JSON'] as const
export type RecordType = (typeof recordTypes)[number]
/** Records alone, or zipped with the files they name. */
export type ContentType = RecordType | `ZIP_${RecordType}`

export type BatchState = 'Queued' | 'InProgress' | 'Completed' | 'Failed' | 'NotProcessed'

export interface Batch {
  id: string
  jobId: string
  state: BatchState
  stateMessage?: string
  /** Epoch ms of org time. */
  createdAt: number
  changedAt: number
  processed: number
  failed: number
  /** Real milliseconds spent on rows. */
  processingMs: number
  /** What a query batch found, which is a file. */
  found?: { resultId: string; rows: number }
}

export interface ClassicJob {
  id: string
  object: string
  operation: IngestOperation | 'query' | 'queryAll'
  createdById: string
  createdAt: number
  changedAt: number
  state: 'Open' | 'Closed' | 'Aborted'
  externalIdFieldName?: string
  assignmentRuleId?: string
  concurrencyMode: 'Parallel' | 'Serial'
  contentType: ContentType
  /** '60.0' */
  apiVersion: string
  /** How queries are cut when the job asked for PK chunking. */
  chunks?: ChunkWish
  /** From the columns of the files to fields: the transformation spec as it was sent. */
  spec?: string
  batches: Batch[]
  /** Ends when the batches added so far are worked off: they go one by one. */
  work: Promise<void>
}

/** True for jobs that read. */
export function isQuery(operation: ClassicJob['operation']): operation is 'query' | 'queryAll' {
  return operation === 'query' || operation === 'queryAll'
}

type Members = Record<string, string | number | undefined>

/** The members of jobInfo, in the order of its schema. */
export function jobInfo(job: ClassicJob): Members {
  const count = (...states: BatchState[]) => job.batches.filter(({ state }) => states.includes(state)).length
  const ms = sum(job, 'processingMs')
  return {
    ...jobHead(job, stamp),
    externalIdFieldName: job.externalIdFieldName,
    concurrencyMode: job.concurrencyMode,
    contentType: job.contentType,
    numberBatchesQueued: count('Queued'),
    numberBatchesInProgress: count('InProgress'),
    numberBatchesCompleted: count('Completed'),
    numberBatchesFailed: count('Failed'),
    numberBatchesTotal: job.batches.length,
    numberRecordsProcessed: sum(job, 'processed'),
    numberRetries: 0,
    apiVersion: job.apiVersion,
    assignmentRuleId: job.assignmentRuleId,
    numberRecordsFailed: sum(job, 'failed'),
    totalProcessingTime: ms,
    apiActiveProcessingTime: ms,
    apexProcessingTime: 0,
  }
}

/** The members of batchInfo. */
export function batchInfo(batch: Batch): Members {
  const ms = Math.round(batch.processingMs)
  return {
    id: batch.id,
    jobId: batch.jobId,
    state: batch.state,
    stateMessage: batch.stateMessage,
    createdDate: stamp(batch.createdAt),
    systemModstamp: stamp(batch.changedAt),
    numberRecordsProcessed: batch.processed,
    numberRecordsFailed: batch.failed,
    totalProcessingTime: ms,
    apiActiveProcessingTime: ms,
    apexProcessingTime: 0,
  }
}

function sum({ batches }: ClassicJob, member: 'processed' | 'failed' | 'processingMs'): number {
  return Math.round(batches.reduce((total, batch) => total + batch[member], 0))
}

/** Jobs and batches count whole seconds, as recorded. */
function stamp(ms: number): string {
  return new Date(ms - (ms % 1000)).toISOString()
}

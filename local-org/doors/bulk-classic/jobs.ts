/** Makes, finds and changes jobs of Bulk API 1. */

import { OrgError, to18 } from '../../org/index.ts'
import { childOf, readXml, textIn } from '../../soap/index.ts'
import { checkBulkObject } from '../bulk/check-object.ts'
import { checkHardDelete } from '../bulk/hard-delete.ts'
import { ingestOperations } from '../bulk/operation.ts'
import { type Call, headerPairs, payloadObject, servedVersion } from '../wire/index.ts'
import type { Format } from './format.ts'
import { csv } from './formats/csv.ts'
import { json } from './formats/json.ts'
import { xml } from './formats/xml.ts'
import { newId } from './ids.ts'
import { type Batch, type ClassicJob, type ContentType, type RecordType, recordTypes } from './job.ts'
import { keepClassicJob } from './kept-jobs.ts'
import type { ChunkWish } from './pk-chunks.ts'

const formats: Record<RecordType, Format> = { CSV: csv, JSON: json, XML: xml }
const operations = [...ingestOperations, 'query', 'queryAll'] as const

const usualChunk = 100_000
const largestChunk = 250_000

/** Members of a jobInfo as sent; undefined for those left out. */
type Wish = (member: string) => string | undefined

export function formatOf({ contentType }: ClassicJob): Format {
  return formats[recordTypeOf(contentType)]
}

/** What the records are written in, zipped or not. */
function recordTypeOf(contentType: ContentType): RecordType {
  return recordTypes.find((type) => contentType.endsWith(type)) ?? 'XML'
}

/** The job of the path. Throws InvalidJob. */
export function jobOf(call: Call): ClassicJob {
  releaseOf(call)
  const job = call.instance.classicJobs.get(to18(call.params['id'] ?? '') ?? '')
  if (!job) throw new OrgError('InvalidJob', `Unable to find job: ${call.params['id']}`)
  call.tally.object ??= job.object
  return job
}

/** The batch of the path. Throws InvalidBatch. */
export function batchOf(call: Call, job: ClassicJob): Batch {
  const id = to18(call.params['batchId'] ?? '')
  const batch = job.batches.find((candidate) => candidate.id === id)
  if (!batch) throw new OrgError('InvalidBatch', `Unable to find batch: ${call.params['batchId']}`)
  return batch
}

/** A new, open job. Throws InvalidJob, InvalidEntity, InvalidVersion. */
export function createJob(call: Call): ClassicJob {
  const wish = readWish(call)
  const operation = operations.find((name) => name.toLowerCase() === wish('operation')?.toLowerCase())
  if (!operation) throw invalidJob(`Invalid operation: ${wish('operation')}`)
  const object = call.view.object(wish('object') ?? '')
  if (!object) throw new OrgError('InvalidEntity', `Entity '${wish('object')}' is not supported by the Bulk API.`)
  checkBulkObject(object)
  if (operation === 'hardDelete') checkHardDelete(call, 'FeatureNotEnabled')
  const now = call.view.now()
  const job: ClassicJob = {
    id: newId('750'),
    object: object.name,
    operation,
    createdById: call.session.userId,
    createdAt: now,
    changedAt: now,
    state: 'Open',
    ...keyOf(wish, operation),
    ...optional('assignmentRuleId', wish('assignmentRuleId')),
    concurrencyMode: wish('concurrencyMode')?.toLowerCase() === 'serial' ? 'Serial' : 'Parallel',
    contentType: contentTypeOf(wish('contentType')),
    apiVersion: releaseOf(call),
    ...chunksOf(call, operation),
    batches: [],
    work: Promise.resolve(),
  }
  call.tally.object = job.object
  call.instance.classicJobs.set(job.id, job)
  keepClassicJob(call.instance, job)
  return job
}

/** Closes or aborts a job. Throws InvalidJobState. */
export function changeJob(call: Call): ClassicJob {
  const job = jobOf(call)
  const state = readWish(call)('state')
  if (state !== 'Closed' && state !== 'Aborted') throw invalidJob(`Invalid state: ${state}`)
  if (job.state !== 'Open') throw new OrgError('InvalidJobState', `The job is already ${job.state}`)
  job.state = state
  job.changedAt = call.view.now()
  keepClassicJob(call.instance, job)
  return job
}

function readWish(call: Call): Wish {
  if (call.headers['content-type']?.includes('json')) {
    const members = payloadObject(call)
    return (member) => (members[member] === undefined || members[member] === null ? undefined : String(members[member]))
  }
  try {
    const root = readXml(call.body.toString('utf8'))
    return (member) => (childOf(root, member) ? textIn(root, member)?.trim() : undefined)
  } catch (failure) {
    throw invalidJob(`Unable to parse job: ${failure instanceof Error ? failure.message : String(failure)}`)
  }
}

function keyOf(wish: Wish, operation: ClassicJob['operation']): { externalIdFieldName?: string } {
  if (operation !== 'upsert') return {}
  const externalIdFieldName = wish('externalIdFieldName')
  if (externalIdFieldName) return { externalIdFieldName }
  throw invalidJob('External ID was blank for the upsert operation. An External ID is required for upsert.')
}

function contentTypeOf(wished = 'XML'): ContentType {
  const found = recordTypes.find((type) => wished.toUpperCase().replace(/^ZIP_/, '') === type)
  if (!found) throw invalidJob(`Invalid content type: ${wished}`)
  return /^ZIP_/i.test(wished) ? `ZIP_${found}` : found
}

function optional<K extends string>(name: K, value: string | undefined): { [key in K]?: string } {
  return value ? ({ [name]: value } as { [key in K]: string }) : {}
}

/** `Sforce-Enable-PKChunking: TRUE` or `chunkSize=50000; startRow=001…; parent=Account`. Throws InvalidJob. */
function chunksOf(call: Call, operation: ClassicJob['operation']): { chunks?: ChunkWish } {
  const header = call.headers['sforce-enable-pkchunking']
  if (!header || operation !== 'query' || header.trim().toLowerCase() === 'false') return {}
  const asked = headerPairs(header.replaceAll(';', ','))
  const size = Number.parseInt(asked['chunksize'] ?? '', 10)
  const { startrow: startRow, parent } = asked
  if (startRow !== undefined && to18(startRow) === undefined) throw invalidJob(`Invalid startRow: ${startRow}`)
  if (parent !== undefined && !call.view.object(parent)) throw invalidJob(`Invalid parent: ${parent}`)
  return {
    chunks: {
      size: Math.min(largestChunk, size > 0 ? size : usualChunk),
      ...optional('startRow', startRow),
      ...optional('parent', parent),
    },
  }
}

/** '60.0' of the path. Throws InvalidVersion. */
function releaseOf(call: Call): string {
  const { release = '' } = call.params
  const version = servedVersion(Number(/^(\d{1,2})\.0$/.exec(release)?.[1]), call.instance.apiVersion, invalidVersion)
  if (version !== undefined) return version
  throw invalidVersion(`Invalid version: ${release}`)
}

function invalidVersion(words: string): OrgError {
  return new OrgError('InvalidVersion', words)
}

function invalidJob(message: string): OrgError {
  return new OrgError('InvalidJob', message)
}

/** Bulk API 2.0 ingest: many rows as one CSV file (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm). */

import { OrgError } from '../org/index.ts'
import { checkBulkObject } from './bulk/check-object.ts'
import { checkHardDelete } from './bulk/hard-delete.ts'
import { type IngestJob, showChanged, showJob, showProgress } from './bulk/job.ts'
import { abort, addJob, enter, invalidJob, isOver, jobOf, newJobBasics, notAllowed, remove } from './bulk/jobs.ts'
import { keepJob } from './bulk/kept-jobs.ts'
import { listJobs } from './bulk/list-jobs.ts'
import { ingestOperations } from './bulk/operation.ts'
import { runIngest } from './bulk/run-ingest.ts'
import { openToRead, type SpoolFile, spool } from './bulk/spool.ts'
import { readMultipart } from './rows/multipart.ts'
import {
  type Answer,
  type Call,
  empty,
  isObject,
  json,
  parseJson,
  payloadObject,
  type Route,
  stream,
  text,
} from './wire/index.ts'

const base = '/services/data/:version/jobs/ingest'
/** How long an uploaded job waits its turn. In Salesforce it is seconds. */
const queuedMs = 250
/** 150 MB, which Salesforce counts after base64. */
const mostBytes = 150_000_000

/** POST: JSON alone opens a job; multipart brings the CSV along and closes it. */
async function create(call: Call): Promise<Answer> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return json(showJob(newJob(call, payloadObject(call))))
  const [job, content] = readMultipart(call.body, type)
  const wish = parseJson(job?.content.toString('utf8') ?? '')
  const added = newJob(call, isObject(wish) ? wish : {})
  await spool(call.instance, added.id, 'content', content ? [content.content] : [])
  added.hasContent = true
  close(call, added)
  return json(showJob(added))
}

function newJob(call: Call, wish: Record<string, unknown>): IngestJob {
  const operation = ingestOperations.find((name) => name === wish['operation'])
  const object = call.view.object(String(wish['object'] ?? ''))
  if (!operation)
    throw invalidJob(`operation must be one of ${ingestOperations.join(', ')}, not ${String(wish['operation'])}`)
  if (!object) throw invalidJob(`Unable to find object: ${String(wish['object'] ?? null)}`)
  checkBulkObject(object)
  if (operation === 'hardDelete') checkHardDelete(call, 'FEATURENOTENABLED')
  const job: IngestJob = {
    kind: 'ingest',
    ...newJobBasics(call, wish),
    object: object.name,
    operation,
    state: 'Open',
    failed: 0,
    hasContent: false,
    ...keyOf(wish, operation),
    ...(typeof wish['assignmentRuleId'] === 'string' ? { assignmentRuleId: wish['assignmentRuleId'] } : {}),
  }
  call.tally.object = job.object
  addJob(call.instance, job)
  return job
}

function keyOf(wish: Record<string, unknown>, operation: IngestJob['operation']): { externalIdFieldName?: string } {
  if (operation !== 'upsert') return {}
  if (typeof wish['externalIdFieldName'] === 'string') return { externalIdFieldName: wish['externalIdFieldName'] }
  throw invalidJob('Upsert operation requires an externalIdFieldName')
}

/** PUT …/batches: the one upload of a job. */
async function upload(call: Call): Promise<Answer> {
  const job = jobOf(call, 'ingest')
  if (job.state !== 'Open' || job.hasContent) {
    const hint = "please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job"
    throw new OrgError('INVALIDJOBSTATE', `Found multiple contents for job: <${job.id}>, ${hint}`)
  }
  job.hasContent = true
  await spool(call.instance, job.id, 'content', call.chunks ? notTooLarge(call.chunks) : [call.body])
  keepJob(call.instance, job)
  return empty(201)
}

/** What arrives, up to as much as a job may hold. Throws REQUEST_TOO_LARGE (413) [K: the words]. */
async function* notTooLarge(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > mostBytes) throw new OrgError('REQUEST_TOO_LARGE', 'The request body is too large.', { status: 413 })
    yield chunk
  }
}

function change(call: Call): Answer {
  const job = jobOf(call, 'ingest')
  const { state } = payloadObject(call)
  if (state === 'UploadComplete') close(call, job)
  else if (state === 'Aborted') abort(call.instance, job)
  else throw invalidJob(`state must be UploadComplete or Aborted, not ${String(state)}`)
  return json(showChanged(job))
}

function close(call: Call, job: IngestJob): void {
  const object = call.view.object(job.object)
  if (job.state !== 'Open' || !object) throw notAllowed('Closing', job)
  enter(call.instance, job, 'UploadComplete')
  // Not waited for: clients poll the job's state, and Data Loader reads no results of a job it finds complete at once.
  setTimeout(() => runIngest(call, job, object).catch(console.error), queuedMs)
}

async function discardJob(call: Call): Promise<Answer> {
  const job = jobOf(call, 'ingest')
  if (job.state === 'Open' || job.state === 'InProgress') throw notAllowed('Deleting', job)
  await remove(call.instance, job)
  return empty(204)
}

async function results(call: Call, file: SpoolFile): Promise<Answer> {
  const job = jobOf(call, 'ingest')
  if (!isOver(job) || !job.hasContent) return text('text/csv', '')
  if (job.processed > 0 || job.state === 'JobComplete') return sent(call, job, file)
  // It failed or was aborted before its first row: all of the upload is what was not processed.
  return file === 'unprocessedrecords' ? sent(call, job, 'content') : text('text/csv', '')
}

async function sent(call: Call, job: IngestJob, file: SpoolFile): Promise<Answer> {
  return stream('text/csv', await openToRead(call.instance, job.id, file))
}

export const routes: Route[] = [
  { method: 'POST', path: base, run: create },
  { method: 'GET', path: base, run: (call) => listJobs(call, 'ingest') },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(showProgress(jobOf(call, 'ingest'))) },
  { method: 'PATCH', path: `${base}/:id`, run: change },
  { method: 'DELETE', path: `${base}/:id`, run: discardJob },
  { method: 'PUT', path: `${base}/:id/batches`, streams: true, run: upload },
  { method: 'GET', path: `${base}/:id/successfulResults`, run: (call) => results(call, 'successfulResults') },
  { method: 'GET', path: `${base}/:id/failedResults`, run: (call) => results(call, 'failedResults') },
  { method: 'GET', path: `${base}/:id/unprocessedrecords`, run: (call) => results(call, 'unprocessedrecords') },
]

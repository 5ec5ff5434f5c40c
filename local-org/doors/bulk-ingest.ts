/** Bulk API 2.0 ingest: many rows as one CSV file (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm). */

import { OrgError } from '../org/index.ts'
import { type IngestJob, showJob, showProgress } from './bulk/job.ts'
import { enter, invalidJob, isOver, jobOf, newJobBasics } from './bulk/jobs.ts'
import { forgetJob, keepJob } from './bulk/kept-jobs.ts'
import { listJobs } from './bulk/list-jobs.ts'
import { ingestOperations } from './bulk/operation.ts'
import { runIngest } from './bulk/run-ingest.ts'
import { discard, openToRead, type SpoolFile, spool } from './bulk/spool.ts'
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

/** POST: JSON alone opens a job; multipart brings the CSV along and closes it. */
async function create(call: Call): Promise<Answer> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return json(showJob(addJob(call, payloadObject(call))))
  const [job, content] = readMultipart(call.body, type)
  const wish = parseJson(job?.content.toString('utf8') ?? '')
  const added = addJob(call, isObject(wish) ? wish : {})
  await spool(call.instance, added.id, 'content', content ? [content.content] : [])
  added.hasContent = true
  close(call, added)
  return json(showJob(added))
}

function addJob(call: Call, wish: Record<string, unknown>): IngestJob {
  const operation = ingestOperations.find((name) => name === wish['operation'])
  const object = call.view.object(String(wish['object'] ?? ''))
  if (!operation)
    throw invalidJob(`operation must be one of ${ingestOperations.join(', ')}, not ${String(wish['operation'])}`)
  if (!object) throw invalidJob(`Unable to find object: ${String(wish['object'])}`)
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
  call.instance.jobs.set(job.id, job)
  keepJob(call.instance, job)
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
  await spool(call.instance, job.id, 'content', call.chunks ?? [call.body])
  return empty(201)
}

function change(call: Call): Answer {
  const job = jobOf(call, 'ingest')
  const { state } = payloadObject(call)
  if (state === 'UploadComplete') close(call, job)
  else if (state === 'Aborted' && !isOver(job)) enter(call, job, 'Aborted')
  else throw new OrgError('INVALIDJOBSTATE', `Cannot change the state of the job from ${job.state} to ${String(state)}`)
  return json(showJob(job))
}

function close(call: Call, job: IngestJob): void {
  const object = call.view.object(job.object)
  if (job.state !== 'Open' || !object) {
    throw new OrgError('INVALIDJOBSTATE', `Cannot close the job in state ${job.state}`)
  }
  enter(call, job, 'UploadComplete')
  // Not waited for: clients poll the job's state.
  setImmediate(() => runIngest(call, job, object).catch(console.error))
}

async function remove(call: Call): Promise<Answer> {
  const job = jobOf(call, 'ingest')
  if (job.state === 'InProgress') throw new OrgError('INVALIDJOBSTATE', 'A job in progress cannot be deleted')
  forgetJob(call.instance, job)
  await discard(call.instance, job.id)
  return empty(204)
}

async function results(call: Call, file: SpoolFile): Promise<Answer> {
  const job = jobOf(call, 'ingest')
  if (!isOver(job) || !job.hasContent) return text('text/csv', '')
  return stream('text/csv', await openToRead(call.instance, job.id, file))
}

export const routes: Route[] = [
  { method: 'POST', path: base, run: create },
  { method: 'GET', path: base, run: (call) => listJobs(call, 'ingest') },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(showProgress(jobOf(call, 'ingest'))) },
  { method: 'PATCH', path: `${base}/:id`, run: change },
  { method: 'DELETE', path: `${base}/:id`, run: remove },
  { method: 'PUT', path: `${base}/:id/batches`, streams: true, run: upload },
  { method: 'GET', path: `${base}/:id/successfulResults`, run: (call) => results(call, 'successfulResults') },
  { method: 'GET', path: `${base}/:id/failedResults`, run: (call) => results(call, 'failedResults') },
  { method: 'GET', path: `${base}/:id/unprocessedrecords`, run: (call) => results(call, 'unprocessedrecords') },
]

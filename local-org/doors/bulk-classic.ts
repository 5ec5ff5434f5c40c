/** Bulk API 1: jobs made of batches, in CSV, XML or JSON (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_bulk.htm). */

import { OrgError } from '../org/index.ts'
import { openToRead, spool } from './bulk/spool.ts'
import { newId } from './bulk-classic/ids.ts'
import type { BatchState, ClassicJob } from './bulk-classic/job.ts'
import { batchInfo, isQuery, jobInfo } from './bulk-classic/job.ts'
import { batchOf, changeJob, createJob, formatOf, jobOf } from './bulk-classic/jobs.ts'
import { keepClassicJob } from './bulk-classic/kept-jobs.ts'
import { isJson, plainJson, refuse, shownBatch, shownJob } from './bulk-classic/presentation.ts'
import { runBatch } from './bulk-classic/run-batch.ts'
import { batchJson } from './bulk-classic/show-json.ts'
import { readTransformation } from './bulk-classic/transformation.ts'
import { linesDocument, xmlDocument } from './bulk-classic/xml-document.ts'
import { type Answer, type Call, type Route, stream, text } from './wire/index.ts'

const base = '/services/async/:release/job'
const one = `${base}/:id`
const batches = `${one}/batch`
const batch = `${batches}/:batchId`

/** [K] 10 MB and 10,000,000 characters; the first is met first or at the same time. */
const maxBatchBytes = 10_000_000

function showJob(call: Call, job: ClassicJob, status = 200): Answer {
  return shownJob(call, job.contentType, { content: jobInfo(job), status })
}

async function addBatch(call: Call): Promise<Answer> {
  const job = jobOf(call)
  const object = call.view.object(job.object)
  if (job.state !== 'Open' || !object) throw new OrgError('InvalidJobState', `Job is not open: ${job.state}`)
  if (call.body.length === 0) throw new OrgError('ClientInputError', 'The batch is empty')
  if (call.body.length > maxBatchBytes) {
    throw new OrgError('ClientInputError', `Failed to read request. Exceeded max size limit of ${maxBatchBytes}`)
  }
  const { used, max } = call.instance.org.spend('DailyBulkApiBatches')
  if (used > max) throw new OrgError('ExceededQuota', 'ApiBatchItems Limit exceeded.')
  const now = call.view.now()
  const timing = { createdAt: now, changedAt: now, processed: 0, failed: 0, processingMs: 0 }
  const added = { id: newId('751'), jobId: job.id, state: 'Queued' as const, ...timing }
  job.batches.push(added)
  keepClassicJob(call.instance, job)
  await spool(call.instance, added.id, 'content', [call.body])
  const assignment = { job, batch: added, object, format: formatOf(job), content: call.body }
  // Not waited for: clients poll the batch's state.
  job.work = job.work.then(() => runBatch(call, assignment))
  return shownBatch(call, job.contentType, { content: batchInfo(added), status: 201 })
}

function showBatch(call: Call): Answer {
  const job = jobOf(call)
  return shownBatch(call, job.contentType, { content: batchInfo(batchOf(call, job)) })
}

function listBatches(call: Call): Answer {
  const job = jobOf(call)
  const list = job.batches.map(batchInfo)
  if (isJson(call, job.contentType)) return plainJson({ batchInfo: list.map(batchJson) })
  return text('application/xml', linesDocument('batchInfoList', { batchInfo: list }))
}

async function request(call: Call): Promise<Answer> {
  const job = jobOf(call)
  const { id } = batchOf(call, job)
  const zipped = job.contentType.startsWith('ZIP_')
  const mime = isQuery(job.operation) ? 'text/csv' : zipped ? 'application/zip' : formatOf(job).mime
  return stream(mime, await openToRead(call.instance, id, 'content'))
}

/** What became of the records, or the ids of a query's results. */
async function result(call: Call): Promise<Answer> {
  const job = jobOf(call)
  const found = batchOf(call, job)
  if (found.state !== 'Completed') throw new OrgError('InvalidBatch', unready(found.state))
  if (!isQuery(job.operation)) return stream(formatOf(job).mime, await openToRead(call.instance, found.id, 'result'))
  const ids = found.found ? [found.found.resultId] : []
  if (isJson(call, job.contentType)) return plainJson(ids)
  return text('application/xml', xmlDocument('result-list', { result: ids }))
}

/** Recorded for failed batches; for those still under way [K]. */
function unready(state: BatchState): string {
  return state === 'Failed' || state === 'NotProcessed' ? 'Records not processed' : 'Batch not completed'
}

async function queryResult(call: Call): Promise<Answer> {
  const job = jobOf(call)
  const { id, found } = batchOf(call, job)
  if (!found || found.resultId !== call.params['resultId']) throw new OrgError('InvalidBatch', 'Unable to find result')
  call.tally.rows += found.rows
  return stream(formatOf(job).mime, await openToRead(call.instance, id, 'result'))
}

/** POST …/spec: how the columns of the files fill fields. Throws InvalidJob, InvalidJobState. */
function addSpec(call: Call): Answer {
  const job = jobOf(call)
  const object = call.view.object(job.object)
  if (job.state !== 'Open' || job.batches.length > 0 || !object) {
    throw new OrgError('InvalidJobState', 'A transformation spec is sent before the batches of an open job')
  }
  if (isQuery(job.operation) || !job.contentType.endsWith('CSV'))
    throw new OrgError('InvalidJob', 'Transformation specs are for CSV')
  const spec = call.body.toString('utf8')
  readTransformation(call.view, object, spec)
  job.spec = spec
  keepClassicJob(call.instance, job)
  return showJob(call, job, 201)
}

export const routes: Route[] = [
  { method: 'POST', path: base, refuse, run: (call) => showJob(call, createJob(call), 201) },
  { method: 'GET', path: one, refuse, run: (call) => showJob(call, jobOf(call)) },
  { method: 'POST', path: one, refuse, run: (call) => showJob(call, changeJob(call)) },
  { method: 'POST', path: `${one}/spec`, refuse, run: addSpec },
  { method: 'POST', path: batches, refuse, run: addBatch },
  { method: 'GET', path: batches, refuse, run: listBatches },
  { method: 'GET', path: batch, refuse, run: showBatch },
  { method: 'GET', path: `${batch}/request`, refuse, run: request },
  { method: 'GET', path: `${batch}/result`, refuse, run: result },
  { method: 'GET', path: `${batch}/result/:resultId`, refuse, run: queryResult },
]

/** Bulk API 2.0 query: any number of rows as CSV, page by page (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm). */

import { OrgError } from '../org/index.ts'
import type { QueryResult } from '../soql/index.ts'
import { checkBulkObject } from './bulk/check-object.ts'
import { checkQuery } from './bulk/check-query.ts'
import { type QueryJob, showChanged, showJob, showProgress } from './bulk/job.ts'
import { abort, addJob, invalidJob, jobOf, newJobBasics, notAllowed, remove } from './bulk/jobs.ts'
import { listJobs } from './bulk/list-jobs.ts'
import { headerOf, readPage } from './bulk/result-file.ts'
import { findRows, runQueryJob } from './bulk/run-query-job.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route, stream } from './wire/index.ts'

const base = '/services/data/:version/jobs/query'
/** Rows of a results page when the client does not say. */
const usualRows = 250_000
/** Addresses of pages in one answer to `resultPages`. */
const pagesAtOnce = 5

function create(call: Call): Answer {
  const wish = payloadObject(call)
  const { operation, query } = wish
  if (operation !== 'query' && operation !== 'queryAll') {
    throw invalidJob(`operation must be query or queryAll, not ${String(operation)}`)
  }
  const basics = newJobBasics(call, wish)
  const asked = { operation, query: String(query ?? ''), createdById: basics.createdById } as const
  const found = find(call, asked)
  spendJob(call)
  const job: QueryJob = {
    kind: 'query',
    ...basics,
    ...asked,
    object: found.object,
    state: 'UploadComplete',
    header: headerOf(basics, found),
    pieces: [],
    bytes: 0,
  }
  call.tally.object = job.object
  addJob(call.instance, job)
  // Not waited for: clients poll the job's state.
  setImmediate(() => runQueryJob(call.instance, job, () => found).catch(console.error))
  return json(showJob(job))
}

/** What the query finds now: that is the result, whatever changes while it is written. Throws API_ERROR with the words of SOQL. */
function find(call: Call, asked: Pick<QueryJob, 'createdById' | 'query' | 'operation'>): QueryResult {
  try {
    const found = findRows(call.instance, asked)
    checkBulkObject({ name: found.object })
    checkQuery(found)
    return found
  } catch (failure) {
    if (!(failure instanceof OrgError) || failure.errorCode === 'INVALIDENTITY') throw failure
    throw new OrgError('API_ERROR', failure.message)
  }
}

function spendJob(call: Call): void {
  const { used, max } = call.instance.org.spend('DailyBulkV2QueryJobs')
  if (used <= max) return
  throw new OrgError('LIMIT_EXCEEDED', `Max bulk v2 query jobs (${max}) per 24 hrs has been reached (${used})`)
}

/** A job whose results can be read; undefined while there are none. Throws for another version of the API than the job was made with (409). */
function completeJob(call: Call): QueryJob | undefined {
  const job = jobOf(call, 'query')
  if (job.apiVersion !== call.version) {
    const words = `The job was created with API version ${job.apiVersion}, which its results have to be asked for with.`
    throw new OrgError('API_ERROR', words, { status: 409 })
  }
  return job.state === 'JobComplete' ? job : undefined
}

function results(call: Call): Answer {
  const job = completeJob(call)
  if (!job) return empty()
  const start = readLocator(call.query.get('locator'))
  const asked = Number.parseInt(call.query.get('maxRecords') ?? '', 10)
  const end = Math.min(start + (asked > 0 ? asked : usualRows), job.processed)
  call.tally.rows += Math.max(0, end - start)
  return stream('text/csv', readPage(call.instance, job, start, end), {
    'Sforce-Locator': end < job.processed ? locatorOf(end) : 'null',
    'Sforce-NumberOfRecords': String(Math.max(0, end - start)),
  })
}

/** GET …/resultPages: the addresses of the next pages, to be read side by side (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_get_parallel_job_results.htm). */
function resultPages(call: Call): Answer {
  const job = completeJob(call)
  if (!job) return empty()
  const first = readLocator(call.query.get('locator'))
  const starts = Array.from({ length: pagesAtOnce }, (_, n) => first + n * usualRows)
  const pages = starts.filter((start) => start === 0 || start < job.processed)
  const next = first + pagesAtOnce * usualRows
  const done = next >= job.processed
  const root = `/services/data/v${call.version}/jobs/query/${job.id}`
  return json({
    resultPages: pages.map((start) => ({ resultUrl: `${root}/results?locator=${locatorOf(start)}` })),
    ...(done ? {} : { nextRecordsUrl: `${root}/resultPages?locator=${locatorOf(next)}` }),
    done,
  })
}

function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url')
}

function readLocator(locator: string | null): number {
  if (locator === null || locator === 'null' || locator === '') return 0
  const start = Number(Buffer.from(locator, 'base64url').toString() || Number.NaN)
  if (Number.isInteger(start) && start >= 0) return start
  throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator')
}

function change(call: Call): Answer {
  const job = jobOf(call, 'query')
  const { state } = payloadObject(call)
  if (state !== 'Aborted') throw invalidJob(`state must be Aborted, not ${String(state)}`)
  abort(call.instance, job)
  return json(showChanged(job))
}

async function discardJob(call: Call): Promise<Answer> {
  const job = jobOf(call, 'query')
  if (job.state === 'InProgress') throw notAllowed('Deleting', job)
  await remove(call.instance, job)
  return empty(204)
}

export const routes: Route[] = [
  { method: 'POST', path: base, run: create },
  { method: 'GET', path: base, run: (call) => listJobs(call, 'query') },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(showProgress(jobOf(call, 'query'))) },
  { method: 'GET', path: `${base}/:id/results`, run: results },
  { method: 'GET', path: `${base}/:id/resultPages`, run: resultPages },
  { method: 'PATCH', path: `${base}/:id`, run: change },
  { method: 'DELETE', path: `${base}/:id`, run: discardJob },
]

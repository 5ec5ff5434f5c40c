/** Bulk API 2.0 query: any number of rows as CSV, page by page (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm). */

import { setImmediate } from 'node:timers/promises'
import { OrgError } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { checkBulkQuery } from './bulk/check-query.ts'
import { csvLine } from './bulk/csv.ts'
import { delimiters, lineEndings, type QueryJob, showJob, showProgress } from './bulk/job.ts'
import { enter, invalidJob, isOver, jobOf, newJobBasics } from './bulk/jobs.ts'
import { forgetJob } from './bulk/kept-jobs.ts'
import { listJobs } from './bulk/list-jobs.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route, stream } from './wire/index.ts'

const base = '/services/data/:version/jobs/query'
/** Rows of a results page when the client does not say. */
const defaultRows = 250_000
/** Rows written in one go; between two, other calls get their turn. */
const rowsPerChunk = 2000

function create(call: Call): Answer {
  const wish = payloadObject(call)
  const operation = wish['operation']
  if (operation !== 'query' && operation !== 'queryAll') {
    throw invalidJob(`operation must be query or queryAll, not ${String(operation)}`)
  }
  const started = performance.now()
  const result = runQuery(call.view, String(wish['query'] ?? ''), { withDeleted: operation === 'queryAll' })
  checkBulkQuery(result, { api: 'Bulk V2', isCsv: true })
  const job: QueryJob = {
    kind: 'query',
    ...newJobBasics(call, wish),
    object: result.object,
    operation,
    query: String(wish['query']),
    state: 'UploadComplete',
    result,
  }
  job.processed = result.length
  job.processingMs = performance.now() - started
  call.instance.jobs.set(job.id, job)
  call.instance.org.spend('DailyBulkV2QueryJobs')
  const shown = json(showJob(job))
  enter(call, job, 'JobComplete')
  return shown
}

function results(call: Call): Answer {
  const job = jobOf(call, 'query')
  if (job.state !== 'JobComplete') throw new OrgError('INVALIDJOBSTATE', `The job is in state ${job.state}`)
  const start = readLocator(call.query.get('locator'))
  const asked = Number.parseInt(call.query.get('maxRecords') ?? '', 10) || defaultRows
  const end = Math.min(start + asked, job.result.length)
  call.tally.rows += end - start
  return stream('text/csv', pageOf(job, start, end), {
    'Sforce-Locator': end < job.result.length ? Buffer.from(String(end)).toString('base64url') : 'null',
    'Sforce-NumberOfRecords': String(end - start),
  })
}

function readLocator(locator: string | null): number {
  if (locator === null || locator === 'null') return 0
  const start = Number(Buffer.from(locator, 'base64url').toString())
  if (Number.isInteger(start) && start > 0) return start
  throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator')
}

async function* pageOf(job: QueryJob, start: number, end: number): AsyncGenerator<string> {
  const delimiter = delimiters[job.columnDelimiter]
  const lineEnd = lineEndings[job.lineEnding]
  const { columns } = job.result
  const names = columns.map(({ name }) => name)
  yield csvLine(names, delimiter) + lineEnd
  const isInstant = columns.map(({ type }) => type === 'datetime')
  for (let at = start; at < end; at += rowsPerChunk) {
    yield chunkOf(
      job,
      { at, end: Math.min(at + rowsPerChunk, end) },
      (values) => csvLine(spell(values, isInstant), delimiter) + lineEnd,
    )
    await setImmediate()
  }
}

function chunkOf(
  { result, apiVersion }: QueryJob,
  page: { at: number; end: number },
  line: (values: unknown[]) => string,
) {
  let text = ''
  for (let i = page.at; i < page.end; i++) text += line(result.cells(i, apiVersion))
  return text
}

/** Bulk results spell instants with 'Z', where REST says '+0000'. */
function spell(values: unknown[], isInstant: boolean[]): unknown[] {
  return values.map((value, i) => (isInstant[i] && typeof value === 'string' ? value.replace('+0000', 'Z') : value))
}

function change(call: Call): Answer {
  const job = jobOf(call, 'query')
  const { state } = payloadObject(call)
  if (state !== 'Aborted' || isOver(job)) {
    throw new OrgError('INVALIDJOBSTATE', `Cannot change the state of the job from ${job.state} to ${String(state)}`)
  }
  enter(call, job, 'Aborted')
  return json(showJob(job))
}

function remove(call: Call): Answer {
  forgetJob(call.instance, jobOf(call, 'query'))
  return empty(204)
}

export const partly = [
  'The result of a query is fixed when the job is made, so a job is complete at once; after a restart of an org with a folder it is what the query finds then.',
]

export const routes: Route[] = [
  { method: 'POST', path: base, run: create },
  { method: 'GET', path: base, run: (call) => listJobs(call, 'query') },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(showProgress(jobOf(call, 'query'))) },
  { method: 'GET', path: `${base}/:id/results`, run: results },
  { method: 'PATCH', path: `${base}/:id`, run: change },
  { method: 'DELETE', path: `${base}/:id`, run: remove },
]

/** GET /jobs/ingest and /jobs/query: jobs page by page, by type (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_all_jobs.htm). */

import { type ClassicJob, isQuery } from '../bulk-classic/job.ts'
import { type Answer, type Call, Double, json } from '../wire/index.ts'
import { type BulkJob, showListed, stamp } from './job.ts'
import { jobHead } from './job-head.ts'
import { forgetOld, invalidJob } from './jobs.ts'

const pageSize = 1000
/** What `?jobType=` may say, by kind of list. Jobs of Bulk API 1 stand in both. */
const jobTypes: Record<BulkJob['kind'], readonly string[]> = {
  ingest: ['V2Ingest', 'Classic', 'BigObjectIngest'],
  query: ['V2Query', 'Classic', 'V2Ingest'],
}

interface Entry {
  at: number
  id: string
  show(): Record<string, unknown>
}

/** The jobs of a kind, the newest last, with the address of the next page. Throws INVALIDJOB for a filter there is none of. */
export function listJobs(call: Call, kind: BulkJob['kind']): Answer {
  forgetOld(call.instance)
  const type = call.query.get('jobType')
  if (type !== null && !jobTypes[kind].includes(type)) {
    throw invalidJob(`jobType must be one of ${jobTypes[kind].join(', ')}, not ${type}`)
  }
  const entries = [...newer(call, kind, type), ...classic(call, kind, type)].sort(
    (a, b) => a.at - b.at || a.id.localeCompare(b.id),
  )
  const locator = call.query.get('queryLocator') ?? ''
  const start = Number(/-(\d+)$/.exec(locator)?.[1] ?? 0)
  const page = entries.slice(start, start + pageSize)
  const next = start + pageSize < entries.length ? nextUrl(call, `${page.at(-1)?.id ?? ''}-${start + pageSize}`) : null
  return json({ done: next === null, records: page.map((entry) => entry.show()), nextRecordsUrl: next })
}

function nextUrl(call: Call, locator: string): string {
  const query = new URLSearchParams(call.query)
  query.set('queryLocator', locator)
  return `${call.path}?${query}`
}

function newer(call: Call, kind: BulkJob['kind'], type: string | null): Entry[] {
  const own = jobTypes[kind][0]
  // Jobs of this API are never cut by primary keys, and none waits for another.
  const isOther = call.query.get('isPkChunkingEnabled') === 'true' || !isMode(call, 'Parallel')
  if ((type ?? own) !== own || isOther) return []
  return [...call.instance.jobs.values()]
    .filter((job) => job.kind === kind)
    .map((job) => ({ at: job.createdAt, id: job.id, show: () => showListed(job) }))
}

function classic(call: Call, kind: BulkJob['kind'], type: string | null): Entry[] {
  if ((type ?? 'Classic') !== 'Classic') return []
  const chunking = call.query.get('isPkChunkingEnabled')
  const isAsked = (job: ClassicJob) => chunking === null || String(job.chunks !== undefined) === chunking
  return [...call.instance.classicJobs.values()]
    .filter((job) => isQuery(job.operation) === (kind === 'query') && isAsked(job) && isMode(call, job.concurrencyMode))
    .map((job) => ({ at: job.createdAt, id: job.id, show: () => showClassic(job) }))
}

function isMode(call: Call, mode: string): boolean {
  return (call.query.get('concurrencyMode') ?? mode).toLowerCase() === mode.toLowerCase()
}

function showClassic(job: ClassicJob): Record<string, unknown> {
  return {
    ...jobHead(job, stamp),
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    concurrencyMode: job.concurrencyMode,
    contentType: job.contentType,
    apiVersion: new Double(job.apiVersion),
    jobType: 'Classic',
  }
}

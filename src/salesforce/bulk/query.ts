/** Reads any number of rows by a bulk query, page by page. */
import { Problem } from '../../problems.ts'
import type { FieldValues, ObjectDescribe } from '../records.ts'
import type { BulkQueryOptions } from '../set-wise.ts'
import { type Soql, soqlText } from '../soql.ts'
import { pause, waitBefore } from '../waits.ts'
import type { BulkJob, BulkJobs } from './job.ts'
import { type RecordOf, recordsOf } from './records.ts'

type Describe = ((object: string) => Promise<ObjectDescribe>) | null

const usualPageRows = 200_000

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_create_job.htm */
export async function* queryAllRows(
  jobs: BulkJobs,
  query: string | Soql,
  options: BulkQueryOptions & { describe: Describe },
): AsyncGenerator<FieldValues> {
  const id = options.jobs?.[0] ?? (await start(jobs, query, options))
  const job = await jobs.over(id, options.signal)
  if (job.state !== 'JobComplete') throw notDone(job)
  const reading: Reading = { jobs, job, describe: options.describe, recordOf: null, next: '' }
  const size = options.pageRows ?? usualPageRows
  while (reading.next !== null) for await (const records of readPage(reading, size)) yield* records
}

async function start(jobs: BulkJobs, query: string | Soql, { withDeleted, onJob }: BulkQueryOptions): Promise<string> {
  const { id } = await jobs.open({ operation: withDeleted ? 'queryAll' : 'query', query: soqlText(query) })
  await onJob?.({ id, first: 0, rows: 0 })
  return id
}

interface Reading {
  jobs: BulkJobs
  job: BulkJob
  describe: Describe
  recordOf: RecordOf | null
  /** Locator of the next page, empty for the first; null when there is none. */
  next: string | null
}

/** Yields a page's records once each, though its answer may break off and be asked for again. */
async function* readPage(reading: Reading, size: number): AsyncGenerator<FieldValues[]> {
  const { jobs, job } = reading
  const locator = reading.next && `&locator=${encodeURIComponent(reading.next)}`
  let given = 0
  for (let tried = 1; ; tried += 1) {
    try {
      const { lines, next } = await jobs.results(job.id, `results?maxRecords=${size}${locator}`)
      let header: string[] | undefined
      let skip = given
      for await (const some of lines) {
        header ??= some.shift() ?? []
        reading.recordOf ??= await recordsOf(header, job.object, reading.describe)
        const fresh = some.slice(skip)
        skip = Math.max(0, skip - some.length)
        given += fresh.length
        yield fresh.map(reading.recordOf)
      }
      reading.next = next
      return
    } catch (thrown) {
      const ms = thrown instanceof Problem ? waitBefore(thrown.then, tried, jobs.waits) : null
      if (ms === null) throw thrown
      await pause(ms)
    }
  }
}

function notDone({ id, state, errorMessage }: BulkJob): Problem {
  return new Problem(state === 'Failed' ? 'query-invalid' : 'org-refused', {
    what: `Bulk query ${id} ${state === 'Failed' ? 'failed' : 'was stopped'}: ${errorMessage ?? 'no reason given'}.`,
    fix: 'Correct the query, or read with a plain query: bulk knows no aggregates, sub-queries, OFFSET or TYPEOF.',
  })
}

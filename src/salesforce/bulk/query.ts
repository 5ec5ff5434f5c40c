/** Reads any number of rows by a bulk query, page by page. */
import { Problem } from '../../problems.ts'
import type { FieldValues, ObjectDescribe } from '../salesforce.ts'
import type { BulkQueryOptions } from '../set-wise.ts'
import { type Soql, soqlText } from '../soql.ts'
import { pause, waitBefore } from '../waits.ts'
import type { BulkJob, BulkJobs } from './job.ts'
import { type RecordOf, recordsOf } from './records.ts'

type Describe = ((object: string) => Promise<ObjectDescribe>) | null

const usualPageRows = 50_000

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_create_job.htm */
export async function* queryAllRows(
  jobs: BulkJobs,
  query: string | Soql,
  options: BulkQueryOptions & { describe: Describe },
): AsyncGenerator<FieldValues> {
  const id = options.jobs?.[0] ?? (await start(jobs, query, options))
  const job = await jobs.over(id, options.signal)
  if (job.state !== 'JobComplete') throw notDone(job)
  const reading: Reading = { jobs, id, object: job.object, describe: options.describe, recordOf: null }
  const size = `maxRecords=${options.pageRows ?? usualPageRows}`
  for (let next: string | null = ''; next !== null; ) {
    const locator: string = next && `&locator=${encodeURIComponent(next)}`
    next = yield* readPage(reading, `results?${size}${locator}`)
  }
}

async function start(jobs: BulkJobs, query: string | Soql, { withDeleted, onJob }: BulkQueryOptions): Promise<string> {
  const { id } = await jobs.open({ operation: withDeleted ? 'queryAll' : 'query', query: soqlText(query) })
  await onJob?.({ id, first: 0, rows: 0 })
  return id
}

interface Reading {
  jobs: BulkJobs
  id: string
  object: string
  describe: Describe
  recordOf: RecordOf | null
}

/** Yields a page's records once each, though its answer may break off and be asked for again. Returns the next locator. */
async function* readPage(reading: Reading, what: string): AsyncGenerator<FieldValues, string | null> {
  const { jobs, id } = reading
  let given = 0
  for (let tried = 1; ; tried += 1) {
    try {
      const { lines, next } = await jobs.results(id, what)
      let line = -1
      for await (const cells of lines) {
        if (line < 0) reading.recordOf ??= await recordsOf(cells, reading.object, reading.describe)
        else if (line === given && reading.recordOf) {
          yield reading.recordOf(cells)
          given += 1
        }
        line += 1
      }
      return next
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

/** Bulk API 2.0: any number of rows in and out, by jobs that Salesforce works off in its own time. */
import type { Caller } from '../call.ts'
import type { Salesforce } from '../salesforce.ts'
import type { Waits } from '../waits.ts'
import { bulkJobs } from './job.ts'
import { queryAllRows } from './query.ts'
import { writeAllRows } from './write.ts'

export { unfitForBulk } from './cells.ts'

export type Bulk = Pick<Salesforce, 'bulkWrite' | 'bulkQuery' | 'abortBulkJob' | 'deleteBulkJob'>

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0.htm */
export function bulking(caller: Caller, waits: Waits, describe: Salesforce['describe']): Bulk {
  return {
    bulkWrite: (wish, options = {}) => writeAllRows(bulkJobs(caller, 'ingest', waits), wish, options),
    bulkQuery: (query, options = {}) => queryAllRows(bulkJobs(caller, 'query', waits), query, { describe, ...options }),
    abortBulkJob: (kind, id) => bulkJobs(caller, kind, waits).abort(id),
    deleteBulkJob: (kind, id) => bulkJobs(caller, kind, waits).remove(id),
  }
}

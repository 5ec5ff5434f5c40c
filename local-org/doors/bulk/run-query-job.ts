/** Works a query job off: writes what its query found into its file, then it is complete. */

import { type QueryResult, runQuery } from '../../soql/index.ts'
import type { Instance } from '../wire/index.ts'
import type { QueryJob } from './job.ts'
import { enter, isOver } from './jobs.ts'
import { writeResult } from './result-file.ts'
import { runToEnd } from './run-to-end.ts'
import { discard } from './spool.ts'

/** What the query of a job finds now, as the user who made it. Throws the refusals of SOQL. */
export function findRows(
  { setUp }: Instance,
  { createdById, query, operation }: Pick<QueryJob, 'createdById' | 'query' | 'operation'>,
): QueryResult {
  return runQuery(setUp.view(createdById, 'data'), query, { withDeleted: operation === 'queryAll' })
}

/** Runs the job to its end, unless it was aborted. Never rejects. */
export async function runQueryJob(instance: Instance, job: QueryJob, find: () => QueryResult): Promise<void> {
  if (job.state !== 'UploadComplete') return
  enter(instance, job, 'InProgress')
  Object.assign(job, { pieces: [], bytes: 0, processed: 0 })
  job.processingMs = await runToEnd(
    async () => {
      await writeResult(instance, job, find())
    },
    (why) => {
      job.errorMessage = why
      enter(instance, job, 'Failed')
    },
  )
  if (isOver(job)) await discard(instance, job.id)
  else enter(instance, job, 'JobComplete')
}

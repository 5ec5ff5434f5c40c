/** Takes up the jobs of the last run of an org with a folder. */

import { restoreClassicJobs } from '../bulk-classic/kept-jobs.ts'
import type { Instance } from '../wire/index.ts'
import type { BulkJob, QueryJob } from './job.ts'
import { readJobs } from './job-files.ts'
import { isOver, keptMs } from './jobs.ts'
import { jobEnding } from './kept-jobs.ts'
import { findRows, runQueryJob } from './run-query-job.ts'

/** Jobs of the last week are there again. Queries under way begin anew; uploads under way have failed, since some of their rows are saved. */
export function restoreJobs(instance: Instance): void {
  const oldest = instance.org.clock.now() - keptMs
  restoreClassicJobs(instance, oldest)
  for (const kept of readJobs<BulkJob>(instance, jobEnding, oldest)) {
    instance.jobs.set(kept.id, revived(instance, kept))
  }
}

function revived(instance: Instance, job: BulkJob): BulkJob {
  if (isOver(job) || job.state === 'Open') return job
  if (job.kind === 'query') return resumed(instance, job)
  return { ...job, state: 'Failed', errorMessage: 'InternalServerError : The org ended while the job ran.' }
}

function resumed(instance: Instance, kept: QueryJob): QueryJob {
  const job: QueryJob = { ...kept, state: 'UploadComplete' }
  setImmediate(() => runQueryJob(instance, job, () => findRows(instance, job)).catch(console.error))
  return job
}

/** Jobs of Bulk API 2.0 that outlive the process, in an org with a folder. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '../wire/index.ts'
import type { BulkJob } from './job.ts'
import { jobFolder, writeJob } from './job-files.ts'

/** How names of the files of jobs end. */
export const jobEnding = '.job.json'

/** Writes down how a job is now. */
export function keepJob(instance: Instance, job: BulkJob): void {
  if (instance.jobs.get(job.id) === job) writeJob(instance, job, jobEnding)
}

export function forgetJob(instance: Instance, job: BulkJob): void {
  instance.jobs.delete(job.id)
  const folder = jobFolder(instance)
  if (folder !== undefined) rmSync(join(folder, `${job.id}${jobEnding}`), { force: true })
}

/** Forgets all jobs, as when the org starts over. */
export function forgetJobs(instance: Instance): void {
  instance.jobs.clear()
  const folder = jobFolder(instance)
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

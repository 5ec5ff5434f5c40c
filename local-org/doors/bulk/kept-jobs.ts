/** Jobs of Bulk API 2.0 on disk: in an org with a folder, each is a file beside its uploads and results. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '../wire/index.ts'
import type { BulkJob } from './job.ts'

/** How names of the files of jobs end. */
export const jobEnding = '.job.json'

/** Where an org with a folder keeps jobs and their files; undefined for one in memory. */
export function jobFolder({ folder }: Pick<Instance, 'folder'>): string | undefined {
  return folder === undefined ? undefined : join(folder, 'bulk')
}

/** Writes down how a job is now. */
export function keepJob(instance: Instance, job: BulkJob): void {
  const folder = jobFolder(instance)
  if (folder === undefined || instance.jobs.get(job.id) !== job) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${job.id}${jobEnding}`), JSON.stringify(job))
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

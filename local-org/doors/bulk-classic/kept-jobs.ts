/** Jobs of Bulk API 1 that outlive the process, in an org with a folder. */

import { readJobs, writeJob } from '../bulk/job-files.ts'
import type { Instance } from '../wire/index.ts'
import type { Batch, ClassicJob } from './job.ts'

/** How names of the files end. */
const ending = '.classic.json'

/** Writes down how a job is now. */
export function keepClassicJob(instance: Instance, job: ClassicJob): void {
  if (instance.classicJobs.get(job.id) !== job) return
  const { work: _, ...kept } = job
  writeJob(instance, kept, ending)
}

/** Takes up the jobs of the last run that are no older, in epoch ms of org time. Batches under way have failed, since some of their rows are saved. */
export function restoreClassicJobs(instance: Instance, oldest: number): void {
  for (const kept of readJobs<Omit<ClassicJob, 'work'>>(instance, ending, oldest)) {
    instance.classicJobs.set(kept.id, { ...kept, batches: kept.batches.map(ended), work: Promise.resolve() })
  }
}

function ended(batch: Batch): Batch {
  if (batch.state !== 'Queued' && batch.state !== 'InProgress') return batch
  return { ...batch, state: 'Failed', stateMessage: 'InternalServerError : The org ended while the batch ran.' }
}

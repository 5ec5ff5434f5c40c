/** Jobs of Bulk API 1 on disk: in an org with a folder, each is a file beside its uploads and results. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jobFolder } from '../bulk/kept-jobs.ts'
import type { Instance } from '../wire/index.ts'
import type { Batch, ClassicJob } from './job.ts'

/** How names of the files end. */
const ending = '.classic.json'

/** Writes down how a job is now. */
export function keepClassicJob(instance: Instance, job: ClassicJob): void {
  const folder = jobFolder(instance)
  if (folder === undefined || instance.classicJobs.get(job.id) !== job) return
  mkdirSync(folder, { recursive: true })
  const { work: _, ...kept } = job
  writeFileSync(join(folder, `${job.id}${ending}`), JSON.stringify(kept))
}

/** Takes up the jobs of the last run that are no older, in epoch ms of org time. Batches under way have failed, since some of their rows are saved. */
export function restoreClassicJobs(instance: Instance, oldest: number): void {
  const folder = jobFolder(instance)
  if (folder === undefined || !existsSync(folder)) return
  for (const file of readdirSync(folder).filter((name) => name.endsWith(ending))) {
    const kept = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<ClassicJob, 'work'>
    if (kept.createdAt < oldest) rmSync(join(folder, file))
    else {
      const job = { ...kept, batches: kept.batches.map(ended), work: Promise.resolve() }
      instance.classicJobs.set(kept.id, job)
    }
  }
}

function ended(batch: Batch): Batch {
  if (batch.state !== 'Queued' && batch.state !== 'InProgress') return batch
  return { ...batch, state: 'Failed', stateMessage: 'InternalServerError : The org ended while the batch ran.' }
}

/** Jobs of Bulk API 2.0 over a restart: in an org with a folder, each is a file beside its uploads and results. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuery } from '../../soql/index.ts'
import type { Instance } from '../wire/index.ts'
import type { BulkJob, IngestJob, QueryJob } from './job.ts'

/** Salesforce forgets jobs after a week, ms of org time. */
const keptMs = 7 * 24 * 3_600_000
const ending = '.job.json'

type KeptJob = IngestJob | Omit<QueryJob, 'result'>

/** Where an org with a folder keeps jobs and their files; undefined for one in memory. */
export function jobFolder({ folder }: Pick<Instance, 'folder'>): string | undefined {
  return folder === undefined ? undefined : join(folder, 'bulk')
}

/** Writes down how a job is now. */
export function keepJob(instance: Instance, job: BulkJob): void {
  const folder = jobFolder(instance)
  if (folder === undefined || instance.jobs.get(job.id) !== job) return
  mkdirSync(folder, { recursive: true })
  const { result: _, ...kept } = { result: undefined, ...job }
  writeFileSync(join(folder, `${job.id}${ending}`), JSON.stringify(kept))
}

export function forgetJob(instance: Instance, job: BulkJob): void {
  instance.jobs.delete(job.id)
  const folder = jobFolder(instance)
  if (folder !== undefined) rmSync(join(folder, `${job.id}${ending}`), { force: true })
}

/** Forgets all jobs, as when the org starts over. */
export function forgetJobs(instance: Instance): void {
  instance.jobs.clear()
  const folder = jobFolder(instance)
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

/** Takes up the jobs of the last run. One that was under way has failed, since its org ended. */
export function restoreJobs(instance: Instance): void {
  const folder = jobFolder(instance)
  if (folder === undefined || !existsSync(folder)) return
  const oldest = instance.org.clock.now() - keptMs
  for (const file of readdirSync(folder).filter((name) => name.endsWith(ending))) {
    const kept = JSON.parse(readFileSync(join(folder, file), 'utf8')) as KeptJob
    if (kept.createdAt < oldest) rmSync(join(folder, file))
    else instance.jobs.set(kept.id, revived(instance, kept))
  }
}

function revived({ org }: Instance, kept: KeptJob): BulkJob {
  if (kept.kind === 'query') {
    let found: QueryJob['result'] | undefined
    const ask = () => runQuery(org.as(kept.createdById), kept.query, { withDeleted: kept.operation === 'queryAll' })
    return {
      ...kept,
      get result() {
        found ??= ask()
        return found
      },
    }
  }
  if (kept.state !== 'UploadComplete' && kept.state !== 'InProgress') return kept
  return { ...kept, state: 'Failed', errorMessage: 'InternalServerError : The org ended while the job ran.' }
}

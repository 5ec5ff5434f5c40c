/** Jobs of both Bulk APIs on disk: in an org with a folder, each is a file beside its uploads and results. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '../wire/index.ts'

type Housed = Pick<Instance, 'folder'>

/** Where an org with a folder keeps jobs and their files; undefined for one in memory. */
export function jobFolder({ folder }: Housed): string | undefined {
  return folder === undefined ? undefined : join(folder, 'bulk')
}

/** Writes down how a job is now. `ending`: of the names of files with jobs of this kind. */
export function writeJob(instance: Housed, job: { id: string }, ending: string): void {
  const folder = jobFolder(instance)
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${job.id}${ending}`), JSON.stringify(job))
}

/** The jobs as they were written; files of those from before `oldest`, epoch ms of org time, are removed. */
export function readJobs<Job extends { createdAt: number }>(instance: Housed, ending: string, oldest: number): Job[] {
  const folder = jobFolder(instance)
  if (folder === undefined || !existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith(ending))
  return files.flatMap((name) => {
    const file = join(folder, name)
    // Nobody but `writeJob` writes here.
    const job = JSON.parse(readFileSync(file, 'utf8')) as Job
    if (job.createdAt >= oldest) return [job]
    rmSync(file)
    return []
  })
}

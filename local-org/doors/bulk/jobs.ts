/** Makes, finds, lists and changes jobs. */

import { randomBytes } from 'node:crypto'
import { OrgError, to18 } from '../../org/index.ts'
import { type Call, notFound } from '../wire/index.ts'
import { type BulkJob, delimiters, lineEndings } from './job.ts'
import { keepJob } from './kept-jobs.ts'

/** The members a wish for any job may name. Throws INVALIDJOB for a value there is none of. */
export function newJobBasics(call: Call, wish: Record<string, unknown>) {
  const { contentType = 'CSV' } = wish
  if (contentType !== 'CSV') throw invalidJob(`contentType must be CSV, not ${String(contentType)}`)
  const now = call.view.now()
  return {
    id: to18(`750dL00${randomBytes(4).toString('hex').toUpperCase()}`) ?? '',
    createdById: call.session.userId,
    createdAt: now,
    changedAt: now,
    apiVersion: call.version,
    columnDelimiter: choose(wish, 'columnDelimiter', delimiters, 'COMMA'),
    lineEnding: choose(wish, 'lineEnding', lineEndings, 'LF'),
    processed: 0,
    processingMs: 0,
  }
}

function choose<K extends string>(wish: Record<string, unknown>, name: string, of: Record<K, string>, usual: K): K {
  const value = wish[name] ?? usual
  const known = (Object.keys(of) as K[]).find((key) => key === String(value).toUpperCase())
  if (known) return known
  throw invalidJob(`${name} must be one of ${Object.keys(of).join(', ')}, not ${String(value)}`)
}

export function invalidJob(message: string): OrgError {
  return new OrgError('INVALIDJOB', `InvalidJob : ${message}`)
}

/** The caller's job of a kind. Throws NOT_FOUND. */
export function jobOf<K extends BulkJob['kind']>(call: Call, kind: K): Extract<BulkJob, { kind: K }> {
  const job = call.instance.jobs.get(to18(call.params['id'] ?? '') ?? '')
  if (job?.kind !== kind) throw notFound()
  return job as Extract<BulkJob, { kind: K }>
}

/** Puts a job into a state, at the org's time. */
export function enter(call: Call, job: BulkJob, state: BulkJob['state']): void {
  job.state = state
  job.changedAt = call.view.now()
  keepJob(call.instance, job)
}

/** True once nothing more will happen to the job. */
export function isOver(job: BulkJob): boolean {
  return job.state === 'JobComplete' || job.state === 'Aborted' || job.state === 'Failed'
}

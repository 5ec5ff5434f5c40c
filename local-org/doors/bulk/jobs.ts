/** Makes, finds and changes jobs of Bulk API 2.0. */

import { randomBytes } from 'node:crypto'
import { OrgError, to18 } from '../../org/index.ts'
import { type Call, type Instance, notFound } from '../wire/index.ts'
import { type BulkJob, delimiters, lineEndings } from './job.ts'
import { forgetJob, keepJob } from './kept-jobs.ts'
import { discard } from './spool.ts'

/** Salesforce forgets jobs after a week, ms of org time. */
export const keptMs = 7 * 24 * 3_600_000

/** The members a wish for any job may name. Throws INVALIDJOB for a value there is none of. */
export function newJobBasics(call: Call, wish: Record<string, unknown>) {
  const contentType = wish['contentType'] ?? 'CSV'
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
  const word = String(value).toUpperCase()
  if (isKeyOf(of, word)) return word
  throw invalidJob(`${name} must be one of ${Object.keys(of).join(', ')}, not ${String(value)}`)
}

function isKeyOf<K extends string>(of: Record<K, string>, word: string): word is K {
  return Object.hasOwn(of, word)
}

export function invalidJob(message: string): OrgError {
  return new OrgError('INVALIDJOB', `InvalidJob : ${message}`)
}

/** Adds a new job, and forgets those that are a week old. */
export function addJob(instance: Instance, job: BulkJob): void {
  forgetOld(instance)
  instance.jobs.set(job.id, job)
  keepJob(instance, job)
}

/** The caller's job of a kind. Throws NOT_FOUND. */
export function jobOf<K extends BulkJob['kind']>(call: Call, kind: K): Extract<BulkJob, { kind: K }> {
  forgetOld(call.instance)
  const job = call.instance.jobs.get(to18(call.params['id'] ?? '') ?? '')
  if (!job || !isOfKind(job, kind)) throw notFound()
  call.tally.object ??= job.object
  return job
}

function isOfKind<K extends BulkJob['kind']>(job: BulkJob, kind: K): job is Extract<BulkJob, { kind: K }> {
  return job.kind === kind
}

/** Jobs stand in the order they were made in. */
export function forgetOld(instance: Instance): void {
  const oldest = instance.org.clock.now() - keptMs
  for (const job of instance.jobs.values()) {
    if (job.createdAt >= oldest) return
    remove(instance, job).catch(console.error)
  }
}

/** Forgets a job and its files. */
export async function remove(instance: Instance, job: BulkJob): Promise<void> {
  forgetJob(instance, job)
  await discard(instance, job.id)
}

/** Puts a job into a state, at the org's time. */
export function enter(instance: Instance, job: BulkJob, state: BulkJob['state']): void {
  job.state = state
  job.changedAt = instance.org.clock.now()
  keepJob(instance, job)
}

/** Ends a job before its time. Throws INVALIDJOBSTATE for one that is over. */
export function abort(instance: Instance, job: BulkJob): void {
  if (isOver(job)) throw notAllowed('Aborting', job)
  enter(instance, job, 'Aborted')
}

const overNames = { JobComplete: 'Completed', Aborted: 'Aborted', Failed: 'Failed' } as const

/** What is said of a change that a job's state does not allow [R for completed jobs, K for others]. */
export function notAllowed(what: string, { state }: BulkJob): OrgError {
  const over = state === 'JobComplete' || state === 'Aborted' || state === 'Failed' ? overNames[state] : undefined
  const words = over ? `${what} already ${over} Job not allowed` : `${what} ${state} Job not allowed`
  return new OrgError('INVALIDJOBSTATE', words)
}

/** True once nothing more will happen to the job. */
export function isOver(job: BulkJob): boolean {
  return job.state in overNames
}

/** Deployments and retrievals that were asked for, by id. */

import { randomBytes } from 'node:crypto'
import { type Org, OrgError, to18 } from '../../org/index.ts'
import type { Retrieved } from '../retrieve/retrieve.ts'
import type { Message } from './message.ts'
import type { DeployOptions } from './options.ts'
import type { TestsResult } from './run-tests.ts'

export interface DeployJob {
  id: string
  userId: string
  /** Epoch ms of org time. */
  createdDate: number
  startDate?: number
  /** When the status last changed. */
  changedDate: number
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled'
  /** Id of the user who called it off. */
  canceledBy?: string
  options: DeployOptions
  /** The package, for a validation that is to be deployed later. */
  zip: Uint8Array
  messages: Message[]
  tests: TestsResult
  /** Why nothing of it could be looked at. */
  error?: OrgError
  /** The validation this deploys. */
  validatedId?: string
}

export interface RetrieveJob {
  id: string
  result: Retrieved
  /** Why nothing of it could be packed. */
  failure?: string
}

interface Jobs {
  deploys: Map<string, DeployJob>
  retrieves: Map<string, RetrieveJob>
}

/** Jobs kept of each kind; the oldest go first. */
const mostJobs = 100

const byOrg = new WeakMap<Org, Jobs>()

/** The jobs of an org; they do not outlive the process. */
export function jobsOf(org: Org): Jobs {
  const jobs = byOrg.get(org) ?? { deploys: new Map(), retrieves: new Map() }
  byOrg.set(org, jobs)
  return jobs
}

export function keepJob<J extends { id: string }>(jobs: Map<string, J>, job: J): J {
  jobs.set(job.id, job)
  const [oldest] = jobs.keys()
  if (jobs.size > mostJobs && oldest !== undefined) jobs.delete(oldest)
  return job
}

/** Throws OrgError INVALID_CROSS_REFERENCE_KEY for an id nobody was given. */
export function jobNamed<J>(jobs: Map<string, J>, id: string): J {
  const job = jobs.get(to18(id.trim()) ?? '')
  if (job) return job
  throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 })
}

/** Prefixes: 0Af for deployments, 09S for retrievals. */
export function newJobId(prefix: string): string {
  return to18(`${prefix}dL00000${randomBytes(3).toString('hex').slice(0, 5)}`) ?? ''
}

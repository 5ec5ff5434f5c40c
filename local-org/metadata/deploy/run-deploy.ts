/** Takes a deployment in, and carries it out a moment later: a client is answered first, asks how it goes, and may call it off until then. */

import { OrgError } from '../../org/index.ts'
import { attempt } from '../component.ts'
import type { Ground } from '../ground.ts'
import { deploy } from './deploy.ts'
import { type DeployJob, jobNamed, jobsOf, keepJob, newJobId } from './jobs.ts'
import type { DeployOptions } from './options.ts'
import { runTests } from './run-tests.ts'

/** Milliseconds of the machine's time until a deployment begins, and until it is carried out. */
const [untilBegun, untilDone] = [20, 60]

/** Takes a package in; the job tells how it goes. */
export function runDeploy(ground: Ground, zip: Uint8Array, options: DeployOptions, validatedId?: string): DeployJob {
  const { org, userId } = ground
  const job: DeployJob = {
    id: newJobId('0Af'),
    userId,
    createdDate: org.clock.now(),
    changedDate: org.clock.now(),
    status: 'Pending',
    options,
    zip,
    messages: [],
    tests: runTests(ground, { ...options, testLevel: 'NoTestRun' }),
    ...(validatedId === undefined ? {} : { validatedId }),
  }
  setTimeout(() => advance(ground, job, begin), untilBegun).unref()
  setTimeout(() => advance(ground, job, finish), untilDone).unref()
  return keepJob(jobsOf(org).deploys, job)
}

/** Deploys what was validated before. Throws OrgError for an id that is no successful validation. */
export function deployValidated(ground: Ground, validatedId: string): DeployJob {
  const validated = jobNamed(jobsOf(ground.org).deploys, validatedId)
  if (!validated.options.checkOnly || validated.status !== 'Succeeded') {
    throw new OrgError('INVALID_ID_FIELD', `The deployment id ${validatedId} is no validation that succeeded.`)
  }
  return runDeploy(ground, validated.zip, { ...validated.options, checkOnly: false }, validated.id)
}

/** Calls a deployment off. Throws OrgError when it is over. */
export function cancelDeploy(ground: Ground, id: string): DeployJob {
  const job = jobNamed(jobsOf(ground.org).deploys, id)
  if (isOver(job)) throw new OrgError('INVALID_ID_FIELD', 'Deployment already completed')
  Object.assign(job, { status: 'Canceling', canceledBy: ground.userId })
  return job
}

export function isOver({ status }: DeployJob): boolean {
  return !['Pending', 'InProgress', 'Canceling'].includes(status)
}

function advance(ground: Ground, job: DeployJob, step: (ground: Ground, job: DeployJob) => void): void {
  job.changedDate = ground.org.clock.now()
  if (job.status === 'Canceling') job.status = 'Canceled'
  if (!isOver(job)) step(ground, job)
}

function begin({ org }: Ground, job: DeployJob): void {
  job.status = 'InProgress'
  job.startDate = org.clock.now()
}

function finish(ground: Ground, job: DeployJob): void {
  try {
    const { value = [], error } = attempt(() => deploy(ground, job.zip, job.options))
    job.messages = value
    job.tests = runTests(ground, job.options)
    if (error) job.error = error
  } catch (failure) {
    const words = failure instanceof Error ? failure.message : String(failure)
    job.error = new OrgError('UNKNOWN_EXCEPTION', `An unexpected error occurred: ${words}`)
  }
  job.status = outcomeOf(job)
  // Only a validation is deployed once more.
  if (!job.options.checkOnly) job.zip = new Uint8Array()
}

function outcomeOf({ error, messages, tests, options }: DeployJob): DeployJob['status'] {
  const isFine = messages.every(({ problem, warns }) => problem === undefined || warns)
  if (!error && isFine && tests.failures.length === 0) return 'Succeeded'
  const some = messages.some(({ componentType, problem }) => componentType !== '' && problem === undefined)
  return some && !options.rollbackOnError && !options.checkOnly ? 'SucceededPartial' : 'Failed'
}

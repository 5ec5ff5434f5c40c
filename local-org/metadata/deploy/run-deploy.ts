/** Takes a deployment in and carries it out. */

import { OrgError } from '../../org/index.ts'
import { attempt } from '../component.ts'
import type { Ground } from '../ground.ts'
import { deploy } from './deploy.ts'
import { type DeployJob, jobNamed, jobsOf, keepJob, newJobId } from './jobs.ts'
import type { DeployOptions } from './options.ts'

/** Deploys a package; the job tells how it went. */
export function runDeploy(ground: Ground, zip: Uint8Array, options: DeployOptions, validatedId?: string): DeployJob {
  const { org, userId } = ground
  const { value: messages = [], error } = attempt(() => deploy(ground, zip, options))
  const job = { id: newJobId('0Af'), userId, createdDate: org.clock.now(), options, zip, messages }
  return keepJob(jobsOf(org).deploys, {
    ...job,
    ...(error ? { error } : {}),
    ...(validatedId === undefined ? {} : { validatedId }),
  })
}

/** Deploys what was validated before. Throws OrgError for an id that is no successful validation. */
export function deployValidated(ground: Ground, validatedId: string): DeployJob {
  const validated = jobNamed(jobsOf(ground.org).deploys, validatedId)
  if (!validated.options.checkOnly || !succeeded(validated)) {
    throw new OrgError('INVALID_OPERATION', `${validatedId} is no validation that succeeded`)
  }
  return runDeploy(ground, validated.zip, { ...validated.options, checkOnly: false }, validated.id)
}

/** True when every component was fine. */
export function succeeded({ messages, error }: DeployJob): boolean {
  return error === undefined && messages.every(({ problem }) => problem === undefined)
}

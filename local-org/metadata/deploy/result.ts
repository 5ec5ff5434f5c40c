/** How a deployment went: DeployResult, members in the order of the WSDL. REST shows the same as JSON. */

import type { Xml } from '../../soap/index.ts'
import type { Ground } from '../ground.ts'
import type { DeployJob } from './jobs.ts'
import { writeMessage } from './message.ts'
import { isOver } from './run-deploy.ts'
import { writeTests } from './run-tests.ts'

/** `withDetails`: with a word on each component. */
export function deployResult(ground: Ground, job: DeployJob, withDetails: boolean): Record<string, Xml> {
  const { options, status, userId, canceledBy, error } = job
  const done = isOver(job)
  return {
    canceledBy: canceledBy?.slice(0, 15),
    canceledByName: canceledBy && nameOf(ground, canceledBy),
    checkOnly: options.checkOnly,
    completedDate: done ? dateOf(job.changedDate) : undefined,
    createdBy: userId.slice(0, 15),
    createdByName: nameOf(ground, userId),
    createdDate: dateOf(job.createdDate),
    details: withDetails ? detailsOf(job) : undefined,
    done,
    errorMessage: error?.message,
    errorStatusCode: error?.errorCode,
    id: job.id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: dateOf(job.changedDate),
    ...counts(job),
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    startDate: job.startDate === undefined ? undefined : dateOf(job.startDate),
    status,
    success: status === 'Succeeded' || status === 'SucceededPartial',
  }
}

/** What is to go and is not there is told, and counted nowhere [recorded]. */
function counts({ messages, tests }: DeployJob): Record<string, number> {
  const components = messages.filter(({ componentType, warns }) => componentType !== '' && !warns)
  const errors = messages.filter(({ problem, warns }) => problem !== undefined && !warns)
  const failed = tests.failures.length
  return {
    numberComponentErrors: errors.length,
    numberComponentsDeployed: Math.max(0, components.length - errors.length),
    numberComponentsTotal: Math.max(components.length, errors.length),
    numberTestErrors: failed,
    numberTestsCompleted: 0,
    numberTestsTotal: failed,
  }
}

function detailsOf({ createdDate, messages, tests }: DeployJob): Record<string, Xml> {
  const write = (failed: boolean) =>
    messages
      .filter(({ problem, warns }) => (problem !== undefined && !warns) === failed)
      .map((message) => writeMessage(message, createdDate))
  return { componentFailures: write(true), componentSuccesses: write(false), runTestResult: writeTests(tests) }
}

const dateOf = (at: number) => new Date(at).toISOString()

function nameOf({ org }: Ground, userId: string): string {
  const user = org.as(org.admin.id).table('User').get(userId)
  return [user?.['FirstName'], user?.['LastName']].filter(Boolean).join(' ')
}

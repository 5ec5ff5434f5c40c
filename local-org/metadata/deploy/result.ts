/** How a deployment went: DeployResult, members in the order of the WSDL. REST shows the same as JSON. */

import type { Xml } from '../../soap/index.ts'
import type { Ground } from '../ground.ts'
import type { DeployJob } from './jobs.ts'
import { writeMessage } from './message.ts'
import { succeeded } from './run-deploy.ts'

/** `withDetails`: with a word on each component. */
export function deployResult({ org }: Ground, job: DeployJob, withDetails: boolean): Record<string, Xml> {
  const { createdDate, error, options, userId } = job
  const components = job.messages.filter(({ componentType }) => componentType !== '')
  const errors = job.messages.filter(({ problem }) => problem !== undefined)
  const user = org.as(org.admin.id).table('User').get(userId)
  const at = new Date(createdDate).toISOString()
  return {
    checkOnly: options.checkOnly,
    completedDate: at,
    createdBy: userId.slice(0, 15),
    createdByName: [user?.['FirstName'], user?.['LastName']].filter(Boolean).join(' '),
    createdDate: at,
    details: withDetails ? detailsOf(job) : undefined,
    done: true,
    errorMessage: error?.message,
    errorStatusCode: error?.errorCode,
    id: job.id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: at,
    numberComponentErrors: errors.length,
    numberComponentsDeployed: Math.max(0, components.length - errors.length),
    numberComponentsTotal: Math.max(components.length, errors.length),
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    startDate: at,
    status: statusOf(job),
    success: succeeded(job) || statusOf(job) === 'SucceededPartial',
  }
}

function statusOf(job: DeployJob): string {
  if (succeeded(job)) return 'Succeeded'
  const some = job.messages.some(({ componentType, problem }) => componentType !== '' && problem === undefined)
  return some && !job.options.rollbackOnError && !job.options.checkOnly ? 'SucceededPartial' : 'Failed'
}

function detailsOf({ createdDate, messages }: DeployJob): Record<string, Xml> {
  const write = (failed: boolean) =>
    messages
      .filter(({ problem }) => (problem !== undefined) === failed)
      .map((message) => writeMessage(message, createdDate))
  return {
    componentFailures: write(true),
    componentSuccesses: write(false),
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: '0.0' },
  }
}

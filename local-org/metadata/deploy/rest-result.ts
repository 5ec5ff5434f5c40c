/** How a deployment went, as REST tells it: every member, those without a value as null, as recorded. */

import type { Ground } from '../ground.ts'
import type { DeployJob } from './jobs.ts'
import type { Message } from './message.ts'
import { deployResult } from './result.ts'
import { writeTests } from './run-tests.ts'

const dateOf = (at: number) => new Date(at).toISOString().replace('Z', '+0000')

/** `withDetails`: with a word on each component. */
export function restDeployResult(ground: Ground, job: DeployJob, withDetails: boolean): Record<string, unknown> {
  const { details: _, ...told } = deployResult(ground, job, false)
  const { createdDate, startDate, changedDate } = job
  return {
    id: job.id,
    messages: null,
    retrieveResult: null,
    ...Object.fromEntries(optional.map((name) => [name, null])),
    ...told,
    details: withDetails ? detailsOf(job) : null,
    createdDate: dateOf(createdDate),
    startDate: startDate === undefined ? null : dateOf(startDate),
    lastModifiedDate: dateOf(changedDate),
    completedDate: told['done'] === true ? dateOf(changedDate) : null,
    ...Object.fromEntries(optional.flatMap((name) => (told[name] === undefined ? [[name, null]] : []))),
    runTestResult: null,
  }
}

/** Members that have a value at times. */
const optional = ['errorStatusCode', 'errorMessage', 'stateDetail', 'canceledBy', 'canceledByName']

function detailsOf({ changedDate, messages, tests }: DeployJob) {
  const all = messages.map((message) => messageJson(message, changedDate))
  return {
    componentFailures: all.filter(({ success }) => !success),
    componentSuccesses: all.filter(({ success }) => success),
    retrieveResult: null,
    allComponentMessages: all,
    runTestResult: { ...writeTests(tests), apexLogId: null },
  }
}

/** `at` in epoch ms. The Tooling API tells components of a container the same way. */
export function messageJson(message: Message, at: number) {
  const { componentType, fileName, fullName, id = null, problem = null, warns = false } = message
  const { created, changed, deleted, lineNumber = null, columnNumber = null } = message
  return {
    componentType,
    fileName,
    fullName,
    id,
    problem,
    success: problem === null || warns,
    warning: problem !== null && warns,
    created,
    changed,
    deleted,
    lineNumber,
    columnNumber,
    requiresProductionTestRun: componentType.startsWith('Apex'),
    createdDate: dateOf(at),
    knownPackagingProblem: false,
    forPackageManifestFile: componentType === '',
    problemType: problem === null ? null : warns ? 'Warning' : 'Error',
  }
}

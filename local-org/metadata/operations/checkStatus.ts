/**
 * Where jobs stand, as clients older than checkDeployStatus and checkRetrieveStatus ask. The WSDLs stopped naming it with
 * version 31; tools in daily use ask it in every version, so the server still answers
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_checkstatus.htm).
 */
import { to18 } from '../../org/index.ts'
import { type Operation, textsIn } from '../../soap/index.ts'
import { type DeployJob, jobNamed, jobsOf } from '../deploy/jobs.ts'

const STATES: Readonly<Record<DeployJob['status'], 'Queued' | 'InProgress' | 'Completed' | 'Error'>> = {
  Pending: 'Queued',
  InProgress: 'InProgress',
  Succeeded: 'Completed',
  SucceededPartial: 'Completed',
  Failed: 'Error',
  Canceling: 'InProgress',
  Canceled: 'Error',
}

function statusOf({ deploys, retrieves }: ReturnType<typeof jobsOf>, id: string): DeployJob['status'] {
  const deploy = deploys.get(id)
  if (deploy) return deploy.status
  jobNamed(retrieves, id)
  return 'Succeeded'
}

/** AsyncResults; what is retrieved is there at once. */
export default {
  run(call, args) {
    return textsIn(args, 'asyncProcessId').map((asked) => {
      const id = to18(asked.trim()) ?? asked
      const state = STATES[statusOf(jobsOf(call.instance.org), id)]
      return { done: state === 'Completed' || state === 'Error', id, state }
    })
  },
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_canceldeploy.htm */

import { OrgError } from '../../org/index.ts'
import { type Operation, textIn } from '../../soap/index.ts'
import { jobNamed, jobsOf } from '../deploy/jobs.ts'

/** Deployments are done before anybody can cancel them, and that is refused as Salesforce refuses it. */
export default {
  run(call, args) {
    const { id } = jobNamed(jobsOf(call.instance.org).deploys, textIn(args, 'String') ?? textIn(args, 'id') ?? '')
    throw new OrgError('INVALID_ID_FIELD', `Deployment already completed: ${id}`)
  },
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_checkdeploystatus.htm */

import { flagIn, type Operation, textIn } from '../../soap/index.ts'
import { jobNamed, jobsOf } from '../deploy/jobs.ts'
import { deployResult } from '../deploy/result.ts'
import { groundOf } from '../ground.ts'

export default {
  run(call, args) {
    const job = jobNamed(jobsOf(call.instance.org).deploys, textIn(args, 'asyncProcessId') ?? '')
    const result = deployResult(groundOf(call), job, flagIn(args, 'includeDetails') ?? false)
    return { ...result, details: result['details'] ?? {} }
  },
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployRecentValidation.htm */

import { type Operation, textIn } from '../../soap/index.ts'
import { deployValidated } from '../deploy/run-deploy.ts'
import { groundOf } from '../ground.ts'

export default {
  run: (call, args) => deployValidated(groundOf(call), textIn(args, 'validationId') ?? '').id,
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_canceldeploy.htm */

import { type Operation, textIn } from '../../soap/index.ts'
import { cancelDeploy } from '../deploy/run-deploy.ts'
import { groundOf } from '../ground.ts'

export default {
  run(call, args) {
    const { id } = cancelDeploy(groundOf(call), textIn(args, 'String') ?? textIn(args, 'id') ?? '')
    return { done: false, id }
  },
} satisfies Operation

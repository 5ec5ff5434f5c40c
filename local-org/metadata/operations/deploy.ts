/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */

import { childOf, type Operation, textIn } from '../../soap/index.ts'
import { optionsIn } from '../deploy/options.ts'
import { runDeploy } from '../deploy/run-deploy.ts'
import { groundOf } from '../ground.ts'

export default {
  run(call, args) {
    const zip = Buffer.from(textIn(args, 'ZipFile') ?? '', 'base64')
    const { id } = runDeploy(groundOf(call), zip, optionsIn(childOf(args, 'DeployOptions')))
    return { done: false, id, state: 'Queued' }
  },
} satisfies Operation

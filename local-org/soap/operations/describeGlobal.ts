/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeglobal.htm */

import { describedObjects } from '../../doors/describe/index.ts'
import { writeBriefDescribe } from '../describe/write-describe.ts'
import type { Operation } from '../operation.ts'

export default {
  run: (call) => ({
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: describedObjects(call).map((object) => writeBriefDescribe(call, object)),
  }),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_queryall.htm */

import type { Operation } from '../operation.ts'
import { answerQuery } from '../records/answer-query.ts'

export default { run: (call, args) => answerQuery(call, args, true) } satisfies Operation

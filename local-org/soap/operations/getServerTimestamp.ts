/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getservertimestamp.htm */

import type { Operation } from '../operation.ts'

export default { run: (call) => ({ timestamp: new Date(call.view.now()).toISOString() }) } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describequickactionsforrecordtype.htm */

import type { Operation } from '../operation.ts'
import describeQuickActions from './describeQuickActions.ts'

/** Every record type has the same actions. */
export default { run: (call, args) => describeQuickActions.run(call, args) } satisfies Operation

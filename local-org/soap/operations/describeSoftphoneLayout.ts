/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesoftphonelayout.htm */

import type { Operation } from '../operation.ts'

/** No call centre has a layout here. */
export default { run: () => null } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describedatacategorymappings.htm */

import type { Operation } from '../operation.ts'

/** The local org has no data categories. */
export default { run: () => [] } satisfies Operation

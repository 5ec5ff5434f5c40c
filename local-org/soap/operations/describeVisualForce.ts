/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describevisualforce.htm */

import type { Operation } from '../operation.ts'

/** Where pages would be served: from the org's own address. */
export default { run: ({ origin }) => ({ domain: new URL(origin).host }) } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describealltabs.htm */

import { tabsOf } from '../describe/tabs.ts'
import type { Operation } from '../operation.ts'

export default { run: (call) => tabsOf(call) } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describetheme.htm */

import { themeItems } from '../../doors/recent/theme-item.ts'
import type { Operation } from '../operation.ts'

export default { run: (call) => ({ themeItems: themeItems(call) }) } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeglobaltheme.htm */

import { themeItems } from '../../doors/recent/theme-item.ts'
import type { Operation } from '../operation.ts'
import describeGlobal from './describeGlobal.ts'

export default {
  run: (call) => ({ global: describeGlobal.run(call), theme: { themeItems: themeItems(call) } }),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeglobaltheme.htm */

import type { Operation } from '../operation.ts'
import describeGlobal from './describeGlobal.ts'

/** Colours and icons are not kept: the theme has no items. */
export default {
  run: (call) => ({ global: describeGlobal.run(call), theme: { themeItems: [] } }),
} satisfies Operation

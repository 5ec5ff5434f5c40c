/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describetheme.htm */

import type { Operation } from '../operation.ts'

/** Colours and icons are not kept: the theme has no items. */
export default { run: () => ({ themeItems: [] }) } satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describetabs.htm */

import { tabsOf } from '../describe/tabs.ts'
import type { Operation } from '../operation.ts'

/** The local org has one app, with every tab. */
export default {
  run: (call) => ({
    description: '',
    label: 'Local Org',
    logoUrl: `${call.origin}/logo.png`,
    selected: true,
    tabSetId: '',
    tabs: tabsOf(call),
  }),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describedatacategorygroupstructures.htm */

import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { childrenOf, textIn } from '../xml/element.ts'

/** The local org has no data categories, whichever are asked for. */
export default {
  run(call, args) {
    for (const pair of childrenOf(args, 'pairs')) objectNamed(call, textIn(pair, 'sobject') ?? '')
    return []
  },
} satisfies Operation

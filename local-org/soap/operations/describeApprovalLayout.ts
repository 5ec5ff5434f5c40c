/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeapprovallayout.htm */

import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

/** No object has an approval process. */
export default {
  run: (call, args) => ({ approvalLayouts: objectNamed(call, textIn(args, 'sObjectType') ?? '') && [] }),
} satisfies Operation

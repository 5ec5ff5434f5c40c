/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describepathassistants.htm */

import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

/** No object has a path. */
export default {
  run: (call, args) => ({ pathAssistants: objectNamed(call, textIn(args, 'sObjectType') ?? '') && [] }),
} satisfies Operation

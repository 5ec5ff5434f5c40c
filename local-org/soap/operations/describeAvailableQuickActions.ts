/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeavailablequickactions.htm */

import { actionsOn } from '../describe/action-named.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

/** Those of the object's pages, and those that stand everywhere. */
export default {
  run: (call, args) =>
    writeShape(
      call.version,
      'DescribeAvailableQuickActionResult',
      actionsOn(call, textIn(args, 'contextType')).map((action) => ({ ...action, actionEnumOrId: action.name })),
    ),
} satisfies Operation

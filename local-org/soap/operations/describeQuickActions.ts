/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describequickactions.htm */

import { actionNamed } from '../describe/action-named.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { textsIn } from '../xml/element.ts'

export default {
  run: (call, args) =>
    textsIn(args, 'quickActions').map((asked) => {
      const action = actionNamed(call, asked)
      const shown = {
        actionEnumOrId: action.name,
        colors: [],
        icons: [],
        targetSobjectType: action.target,
        contextSobjectType: action.context,
        targetParentField: action.parentField,
      }
      return writeShape(call.version, 'DescribeQuickActionResult', {
        ...action,
        ...shown,
        showQuickActionLcHeader: false,
        showQuickActionVfHeader: false,
      })
    }),
} satisfies Operation

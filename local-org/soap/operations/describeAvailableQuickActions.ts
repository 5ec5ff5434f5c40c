/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeavailablequickactions.htm */

import { actions } from '../../doors/quick-actions/action.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'

/** The global actions every org has, on every object. */
export default {
  run: () =>
    writeShape(
      'AvailableQuickAction',
      actions.map((action) => ({ ...action, actionEnumOrId: action.name })),
    ),
} satisfies Operation

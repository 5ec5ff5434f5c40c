/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_retrievemassquickactiontemplates.htm */

import { actionTemplate } from '../describe/action-template.ts'
import type { Operation } from '../operation.ts'
import { textIn, textsIn } from '../xml/element.ts'

/** One result per record. */
export default {
  run(call, args) {
    const name = textIn(args, 'quickActionName') ?? ''
    return textsIn(args, 'contextIds').map((contextId) => actionTemplate(call, name, contextId))
  },
} satisfies Operation

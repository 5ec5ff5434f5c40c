/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_retrievequickactiontemplates.htm */

import { actionTemplate } from '../describe/action-template.ts'
import type { Operation } from '../operation.ts'
import { textIn, textsIn } from '../xml/element.ts'

/** One result per action. */
export default {
  run(call, args) {
    const contextId = textIn(args, 'contextId')?.trim() || undefined
    return textsIn(args, 'quickActionNames').map((name) => actionTemplate(call, name, contextId))
  },
} satisfies Operation

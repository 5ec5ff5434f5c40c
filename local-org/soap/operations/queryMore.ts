/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_querymore.htm */

import type { Operation } from '../operation.ts'
import { answerMore } from '../records/answer-query.ts'
import { textIn } from '../xml/element.ts'

export default {
  run: (call, args) => answerMore(call, (textIn(args, 'queryLocator') ?? '').trim()),
} satisfies Operation

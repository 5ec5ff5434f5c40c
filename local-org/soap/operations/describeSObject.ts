/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobject.htm */

import { writeDescribe } from '../describe/write-describe.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

export default {
  run: (call, args) => writeDescribe(call, objectNamed(call, textIn(args, 'sObjectType') ?? '')),
} satisfies Operation

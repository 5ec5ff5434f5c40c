/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesearchlayouts.htm */

import { searchLayout } from '../../doors/search/search-layout.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textsIn } from '../xml/element.ts'

export default {
  run: (call, args) =>
    textsIn(args, 'sObjectType').map((name) =>
      writeShape(call.version, 'DescribeSearchLayoutResult', searchLayout(call, objectNamed(call, name))),
    ),
} satisfies Operation

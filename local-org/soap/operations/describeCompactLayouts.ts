/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describecompactlayouts.htm */

import { compactLayouts } from '../../doors/describe/index.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    return writeShape(
      call.version,
      'DescribeCompactLayoutsResult',
      compactLayouts(call, objectNamed(call, textIn(args, 'sObjectType') ?? '')),
    )
  },
} satisfies Operation

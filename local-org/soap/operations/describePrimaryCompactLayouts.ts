/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeprimarycompactlayouts.htm */

import { compactLayouts } from '../../doors/describe/index.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textsIn } from '../xml/element.ts'

/** The system's own layout of each object, which no administrator has replaced. */
export default {
  run: (call, args) =>
    textsIn(args, 'sObjectTypes').map((name) =>
      writeShape(
        call.version,
        'DescribeCompactLayout',
        compactLayouts(call, objectNamed(call, name))['compactLayouts'],
      ),
    ),
} satisfies Operation

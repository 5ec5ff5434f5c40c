/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describelayout.htm */

import { layouts, namedLayouts } from '../../doors/describe/index.ts'
import { OrgError } from '../../org/index.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

/** Every record type has the same layout, whichever are asked for. */
export default {
  run(call, args) {
    const object = objectNamed(call, textIn(args, 'sObjectType') ?? '')
    const name = textIn(args, 'layoutName')
    if (name && !namedLayouts(object).includes(name)) {
      throw new OrgError('INVALID_TYPE', `Layout '${name}' does not exist for ${object.name}`)
    }
    return writeShape(call.version, 'DescribeLayoutResult', layouts(call, object))
  },
} satisfies Operation

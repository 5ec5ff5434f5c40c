/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects.htm */

import { OrgError } from '../../org/index.ts'
import { writeDescribe } from '../describe/write-describe.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textsIn } from '../xml/element.ts'

const maxObjects = 100

export default {
  run(call, args) {
    const names = textsIn(args, 'sObjectType')
    if (names.length > maxObjects) {
      throw new OrgError('EXCEEDED_ID_LIMIT', `exceeded max number of objects to describe: ${maxObjects}`)
    }
    return names.map((name) => writeDescribe(call, objectNamed(call, name)))
  },
} satisfies Operation

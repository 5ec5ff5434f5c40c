/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_create.htm */

import type { Operation } from '../operation.ts'
import { readRecords } from '../records/read-record.ts'
import { saveRecords } from '../records/save-records.ts'

export default {
  run(call, args) {
    const records = readRecords(call, args)
    return saveRecords(
      call,
      records.map(({ object, values }) => ({ op: 'create', object: object.name, values })),
    )
  },
} satisfies Operation

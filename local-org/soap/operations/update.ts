/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_update.htm */

import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { readRecords } from '../records/read-record.ts'
import { saveRecords } from '../records/save-records.ts'

export default {
  run(call, args) {
    const wishes = readRecords(call, args).map(({ object, id, values }) =>
      id === undefined
        ? new OrgError('MISSING_ARGUMENT', 'Id not specified in an update call')
        : { op: 'update' as const, object: object.name, id, values },
    )
    return saveRecords(call, wishes)
  },
} satisfies Operation

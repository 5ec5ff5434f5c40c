/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_delete.htm */

import type { Operation } from '../operation.ts'
import { wishesFor } from '../records/ids.ts'
import { saveRecords } from '../records/save-records.ts'

export default {
  run: (call, args) => saveRecords(call, wishesFor(args, 'delete')),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_findduplicates.htm */

import type { Operation } from '../operation.ts'
import { findDuplicates } from '../records/find-duplicates.ts'
import { readRecords } from '../records/read-record.ts'

/** One result per record; nothing is saved. */
export default {
  run: (call, args) =>
    readRecords(call, args).map(({ object, id, values }) => findDuplicates(call, object.name, { ...values, Id: id })),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_findduplicatesbyids.htm */

import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { findDuplicates } from '../records/find-duplicates.ts'
import { idsIn } from '../records/ids.ts'
import { rowOfId } from '../records/row-of-id.ts'

/** One result per id. An id nobody has is a fault of the whole call. */
export default {
  run: (call, args) =>
    idsIn(args).map((given) => {
      const found = rowOfId(call, given)
      if (!found) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
      return findDuplicates(call, found.object.name, found.row)
    }),
} satisfies Operation

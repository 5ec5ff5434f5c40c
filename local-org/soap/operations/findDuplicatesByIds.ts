/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_findduplicatesbyids.htm */

import { OrgError, to18 } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { findDuplicates } from '../records/find-duplicates.ts'
import { idsIn } from '../records/ids.ts'

/** One result per id. An id nobody has is a fault of the whole call. */
export default {
  run: (call, args) =>
    idsIn(args).map((given) => {
      const id = to18(given.trim()) ?? ''
      const object = [...call.view.objects()].find(({ keyPrefix }) => keyPrefix === id.slice(0, 3))
      const row = object && call.view.table(object.name).get(id)
      if (!object || !row) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
      return findDuplicates(call, object.name, row)
    }),
} satisfies Operation

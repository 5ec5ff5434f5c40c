/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_deletebyexample.htm */

import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { readRecords } from '../records/read-record.ts'
import { writeError } from '../records/write-result.ts'

/** Only big objects have rows that go by an example, and the local org has none. [K] The words are its own. */
export default {
  run: (call, args) =>
    readRecords(call, args).map(({ object }) => {
      const message = `deleteByExample is not supported for ${object.name}`
      const errors = [writeError(new OrgError('INVALID_TYPE_FOR_OPERATION', message))]
      return { entity: null, errors, rowCount: 0, success: false }
    }),
} satisfies Operation

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm */

import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { wishesFor } from '../records/ids.ts'
import { rowOfId } from '../records/row-of-id.ts'
import { saveRecords } from '../records/save-records.ts'

export default {
  run: (call, args) =>
    saveRecords(
      call,
      wishesFor(args, 'purge').map((wish) => ('id' in wish && rowOfId(call, wish.id) ? notInBin() : wish)),
    ),
} satisfies Operation

/** [K] The code is one of the WSDL's; that it is the one said here nothing public settles. */
function notInBin(): OrgError {
  return new OrgError('DELETE_FAILED', 'Record is not in the recycle bin.')
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm */

import { OrgError, to18 } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { idsIn } from '../records/ids.ts'
import { saveRecords } from '../records/save-records.ts'
import type { SoapCall } from '../soap-call.ts'

export default {
  run: (call, args) =>
    saveRecords(
      call,
      idsIn(args).map((id) => (isLive(call, id) ? notInBin() : { op: 'purge' as const, id })),
    ),
} satisfies Operation

function isLive({ view }: SoapCall, id: string): boolean {
  const full = to18(id)
  const object = full && [...view.objects()].find(({ keyPrefix }) => keyPrefix === full.slice(0, 3))
  const row = object ? view.table(object.name).get(full) : undefined
  return row !== undefined && row['IsDeleted'] !== true
}

/** [K] The code is one of the WSDL's; that it is the one said here nothing public settles. */
function notInBin(): OrgError {
  return new OrgError('DELETE_FAILED', 'Record is not in the recycle bin.')
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm */

import type { Operation } from '../operation.ts'
import { isoInstant, readWindow } from '../records/window.ts'

export default {
  run(call, args) {
    const { object, start, end } = readWindow(call, args)
    const answer = call.instance.org.deleted(call.session.userId, object, start, end)
    call.tally.rows += answer.deletedRecords.length
    return {
      deletedRecords: answer.deletedRecords.map(({ id, deletedDate }) => ({
        deletedDate: isoInstant(deletedDate),
        id,
      })),
      earliestDateAvailable: isoInstant(answer.earliestDateAvailable),
      latestDateCovered: isoInstant(answer.latestDateCovered),
    }
  },
} satisfies Operation

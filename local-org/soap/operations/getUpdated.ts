/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getupdated.htm */

import type { Operation } from '../operation.ts'
import { isoInstant, readWindow } from '../records/window.ts'

export default {
  run(call, args) {
    const { object, start, end } = readWindow(call, args)
    const { ids, latestDateCovered } = call.instance.org.updated(call.session.userId, object, start, end)
    call.tally.rows += ids.length
    return { ids, latestDateCovered: isoInstant(latestDateCovered) }
  },
} satisfies Operation

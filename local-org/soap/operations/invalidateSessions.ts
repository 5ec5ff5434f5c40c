/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_invalidatesessions.htm */

import { administers } from '../administers.ts'
import type { Operation } from '../operation.ts'
import { textsIn } from '../xml/element.ts'

/** Own sessions, and those of others for administrators. A session that is none is an error of its place. */
export default {
  run(call, args) {
    const { org } = call.instance
    const { userId } = call.session
    return textsIn(args, 'sessionIds').map((token) => {
      const owner = org.accounts.session(token)?.userId
      const isOpen = owner !== undefined && (owner === userId || administers(org, userId))
      if (isOpen && org.accounts.revoke(token)) return { success: true }
      return { errors: { message: 'Invalid Session ID found', statusCode: 'INVALID_SESSION_ID' }, success: false }
    })
  },
} satisfies Operation

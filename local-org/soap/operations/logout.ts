/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_logout.htm */

import type { Operation } from '../operation.ts'

export default {
  run(call) {
    call.instance.org.accounts.revoke(call.session.accessToken)
    return undefined
  },
} satisfies Operation

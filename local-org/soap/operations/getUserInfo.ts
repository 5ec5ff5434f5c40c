/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getuserinfo.htm */

import { userInfo } from '../describe/user-info.ts'
import type { Operation } from '../operation.ts'

export default { run: (call) => userInfo(call.instance.org, call.session.userId) } satisfies Operation

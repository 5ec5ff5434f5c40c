/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_resetpassword.htm */

import { randomBytes } from 'node:crypto'
import { userToChange } from '../describe/user-to-change.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    const userId = userToChange(call, textIn(args, 'userId') ?? '')
    const password = randomBytes(9).toString('base64url')
    call.instance.org.accounts.setPassword(userId, password)
    return { password }
  },
} satisfies Operation

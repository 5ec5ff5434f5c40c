/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_setpassword.htm */

import { checkPassword, userToChange } from '../describe/user-to-change.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    const password = checkPassword(textIn(args, 'password'))
    call.instance.org.accounts.setPassword(userToChange(call, textIn(args, 'userId') ?? ''), password)
    return ''
  },
} satisfies Operation

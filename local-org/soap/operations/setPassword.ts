/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_setpassword.htm */

import { OrgError } from '../../org/index.ts'
import { userNamed } from '../describe/user-named.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    const password = textIn(args, 'password') ?? ''
    if (password === '') throw new OrgError('INVALID_NEW_PASSWORD', 'You must enter a value')
    call.instance.org.accounts.setPassword(userNamed(call, textIn(args, 'userId') ?? ''), password)
    return ''
  },
} satisfies Operation

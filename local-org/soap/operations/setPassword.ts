/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_setpassword.htm */

import { OrgError } from '../../org/index.ts'
import { userToChange } from '../describe/user-to-change.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

const shortest = 8

export default {
  run(call, args) {
    const password = textIn(args, 'password') ?? ''
    if (password.length < shortest) {
      throw new OrgError('INVALID_NEW_PASSWORD', `Your password must be at least ${shortest} characters long.`)
    }
    call.instance.org.accounts.setPassword(userToChange(call, textIn(args, 'userId') ?? ''), password)
    return ''
  },
} satisfies Operation

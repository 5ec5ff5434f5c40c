/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_changeownpassword.htm */

import { OrgError } from '../../org/index.ts'
import { checkPassword } from '../describe/user-to-change.ts'
import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    const { accounts } = call.instance.org
    const { userId } = call.session
    const username = String(call.view.table('User').get(userId)?.['Username'] ?? '')
    if (accounts.login(username, textIn(args, 'oldPassword') ?? '') !== userId) {
      throw new OrgError('INVALID_OLD_PASSWORD', 'Your old password is invalid.')
    }
    accounts.setPassword(userId, checkPassword(textIn(args, 'newPassword')))
    return ''
  },
} satisfies Operation

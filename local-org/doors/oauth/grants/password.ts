/** The old user name and password flow, for tests and old clients. */

import { OrgError } from '../../../org/index.ts'
import { loginWay } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { authenticateClient } from '../client.ts'
import { required } from '../form.ts'
import { tokenAnswer } from '../token-answer.ts'
import type { Grant } from './grant.ts'

export const password: Grant = (call, form) => {
  const { accounts } = call.instance.org
  const app = authenticateClient(call, form, 'as-configured')
  admitApp(call, app)
  const username = required(form, 'username')
  const login = loginWay(call, 'Remote Access 2.0')
  const userId = accounts.login(username, required(form, 'password'))
  if (userId === undefined) {
    accounts.noteRefusal(username, 'Invalid Password', { ...login, clientId: app.clientId })
    throw new OrgError('invalid_grant', 'authentication failure')
  }
  admitUser(call, userId)
  const scope = app.scopes.filter((name) => name !== 'refresh_token' && name !== 'offline_access').join(' ')
  const wish = { userId, clientId: app.clientId, scope, refreshToken: false, login }
  return tokenAnswer(call, app, accounts.createSession(wish))
}

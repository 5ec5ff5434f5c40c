/** Logs the user in for whom an app has signed that it may; gives no refresh token. */

import { type App, OrgError } from '../../org/index.ts'
import { type Answer, loginWay, type OpenCall } from '../wire/index.ts'
import { admitApp, admitUser } from './admission.ts'
import { tokenAnswer } from './token-answer.ts'

/** Throws OrgError invalid_grant for a user there is not. */
export function actAs(call: OpenCall, app: App, username: string): Answer {
  admitApp(call, app)
  const userId = findUser(call, username)
  admitUser(call, userId)
  const scope = app.scopes.filter((name) => name !== 'refresh_token' && name !== 'offline_access').join(' ')
  const login = loginWay(call, 'Remote Access 2.0')
  const wish = { userId, clientId: app.clientId, scope, refreshToken: false, login }
  return tokenAnswer(call, app, call.instance.org.accounts.createSession(wish))
}

function findUser(call: OpenCall, username: string): string {
  const { org } = call.instance
  const users = org.as(org.admin.id).table('User')
  const candidates = users.lookup('Username', [username]) ?? users.all()
  for (const user of candidates) {
    if (String(user['Username']).toLowerCase() === username.toLowerCase()) return user.Id
  }
  throw new OrgError('invalid_grant', "user hasn't approved this consumer")
}

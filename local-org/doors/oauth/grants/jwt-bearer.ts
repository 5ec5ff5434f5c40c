/** Logs a user in by an assertion the app signed (RFC 7523, RS256); gives no refresh token. */

import { OrgError } from '../../../org/index.ts'
import { loginWay, type OpenCall } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { proveAssertion, readClaims } from '../assertion.ts'
import { findApp } from '../client.ts'
import { required } from '../form.ts'
import { tokenAnswer } from '../token-answer.ts'
import type { Grant } from './grant.ts'

export const jwtBearer: Grant = (call, form) => {
  const assertion = required(form, 'assertion')
  const claims = readClaims(assertion)
  const app = findApp(call, claims.iss)
  proveAssertion(call, app, assertion, claims)
  admitApp(call, app)
  const userId = findUser(call, claims.sub)
  admitUser(call, userId)
  const scope = app.scopes.filter((name) => name !== 'refresh_token' && name !== 'offline_access').join(' ')
  const tokens = call.instance.org.accounts.createSession({
    userId,
    clientId: app.clientId,
    scope,
    refreshToken: false,
    login: loginWay(call, 'Remote Access 2.0'),
  })
  return tokenAnswer(call, app, tokens)
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

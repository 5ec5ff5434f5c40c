/** Logs a server in as the app's run-as user; gives no refresh token. */

import { OrgError } from '../../../org/index.ts'
import { loginWay } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { authenticateClient } from '../client.ts'
import { tokenAnswer } from '../token-answer.ts'
import type { Grant } from './grant.ts'

/** The hosts all orgs share: this flow is for an org's own. */
const sharedHosts = /^(?:login|test)\./

export const clientCredentials: Grant = (call, form) => {
  if (sharedHosts.test(new URL(call.origin).hostname)) {
    throw new OrgError('invalid_grant', 'request not supported on this domain')
  }
  const app = authenticateClient(call, form, 'required')
  admitApp(call, app)
  if (app.runAsUserId === null) throw new OrgError('invalid_grant', 'no client credentials user enabled')
  admitUser(call, app.runAsUserId)
  const tokens = call.instance.org.accounts.createSession({
    userId: app.runAsUserId,
    clientId: app.clientId,
    scope: app.scopes.filter((scope) => scope !== 'refresh_token' && scope !== 'offline_access').join(' '),
    refreshToken: false,
    login: loginWay(call, 'Remote Access 2.0'),
  })
  return tokenAnswer(call, app, tokens)
}

/** Exchanges the code of the web server flow for tokens. */

import { type CodeGrant, OrgError } from '../../../org/index.ts'
import { loginWay } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { authenticateClient } from '../client.ts'
import { required } from '../form.ts'
import { proveCode } from '../pkce.ts'
import { tokenAnswer, wantsRefreshToken } from '../token-answer.ts'
import type { Grant } from './grant.ts'

export const authorizationCode: Grant = (call, form) => {
  const { accounts } = call.instance.org
  const code = required(form, 'code')
  const app = authenticateClient(call, form, 'as-configured')
  const grant = accounts.redeemCode(code)
  if (!grant) throw new OrgError('invalid_grant', 'expired authorization code')
  checkGrant(grant, app.clientId, form.get('redirect_uri'))
  proveCode(grant, form.get('code_verifier'))
  admitApp(call, app)
  admitUser(call, grant.userId)
  const { userId, scope, grantId } = grant
  const refreshToken = wantsRefreshToken(scope)
  const login = loginWay(call, 'Remote Access 2.0')
  const tokens = accounts.createSession({ userId, clientId: app.clientId, scope, refreshToken, grantId, login })
  return tokenAnswer(call, app, tokens, grant.nonce)
}

function checkGrant(grant: CodeGrant, clientId: string, redirectUri: string | undefined): void {
  if (grant.clientId !== clientId) throw new OrgError('invalid_grant', 'invalid authorization code')
  if (grant.redirectUri !== redirectUri) {
    throw new OrgError('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
}

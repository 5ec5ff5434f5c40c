/** Renews an access token; with rotation on, the refresh token too, and a reused one ends the whole grant. */

import { OrgError } from '../../../org/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { authenticateClient } from '../client.ts'
import { required } from '../form.ts'
import { tokenAnswer } from '../token-answer.ts'
import type { Grant } from './grant.ts'

export const refreshToken: Grant = (call, form) => {
  const { accounts } = call.instance.org
  const token = required(form, 'refresh_token')
  const app = authenticateClient(call, form, 'as-configured')
  const known = accounts.refreshGrant(token)
  if (known) {
    admitApp(call, app)
    admitUser(call, known.userId)
  }
  const answer = accounts.refresh(token, app.clientId)
  if (!answer.ok) throw new OrgError('invalid_grant', 'expired access/refresh token')
  return tokenAnswer(call, app, answer.tokens)
}

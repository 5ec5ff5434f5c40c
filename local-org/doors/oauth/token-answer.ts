/** The body of a successful token request (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm). */

import { createHmac } from 'node:crypto'
import type { App, Tokens } from '../../org/index.ts'
import { type Answer, json, type OpenCall } from '../wire/index.ts'
import { idToken } from './id-token.ts'

/** True when the scopes ask for a refresh token. */
export function wantsRefreshToken(scope: string): boolean {
  return /\b(refresh_token|offline_access|full)\b/.test(scope) && !/^full$/.test(scope.trim())
}

/** Tokens as JSON, with URLs built from the host the client used. */
export function tokenAnswer(call: OpenCall, app: App, tokens: Tokens, nonce: string | null = null): Answer {
  const { session } = tokens
  const id = `${call.origin}/id/${call.instance.org.id}/${session.userId}`
  const issuedAt = String(session.issuedAt)
  const signature = createHmac('sha256', app.clientSecret ?? '')
    .update(id + issuedAt)
    .digest('base64')
  return json({
    access_token: session.accessToken,
    ...(tokens.refreshToken === null ? {} : { refresh_token: tokens.refreshToken }),
    signature,
    scope: session.scope,
    ...(/\bopenid\b/.test(session.scope) ? { id_token: idToken(call, app, session, nonce) } : {}),
    instance_url: call.origin,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  })
}

/** The body of a successful token request (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm). */

import { createHmac } from 'node:crypto'
import type { App, Tokens } from '../../org/index.ts'
import { type Answer, json, type OpenCall } from '../wire/index.ts'
import { sessionFor } from './access-token.ts'
import { idToken } from './id-token.ts'

/** True when the scopes ask for a refresh token. */
export function wantsRefreshToken(scope: string): boolean {
  return /\b(refresh_token|offline_access|full)\b/.test(scope) && !/^full$/.test(scope.trim())
}

/** What an app is given: tokens, and URLs built from the host the client used. */
export function tokenMembers(
  call: OpenCall,
  app: App,
  tokens: Tokens,
  { nonce, withIdToken }: { nonce: string | null; withIdToken: boolean },
): Record<string, string> {
  const { refreshToken } = tokens
  const session = sessionFor(call, app, tokens.session)
  const id = `${call.origin}/id/${call.instance.org.id}/${session.userId}`
  const issuedAt = String(session.issuedAt)
  const signature = createHmac('sha256', app.clientSecret ?? '')
    .update(id + issuedAt)
    .digest('base64')
  return {
    access_token: session.accessToken,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    signature,
    ...(app.jwtTokens ? { token_format: 'jwt' } : {}),
    scope: session.scope,
    ...(withIdToken ? { id_token: idToken(call, app, session, nonce) } : {}),
    instance_url: call.origin,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  }
}

/** Tokens as JSON. */
export function tokenAnswer(call: OpenCall, app: App, tokens: Tokens, nonce: string | null = null): Answer {
  return json(tokenMembers(call, app, tokens, { nonce, withIdToken: /\bopenid\b/.test(tokens.session.scope) }))
}

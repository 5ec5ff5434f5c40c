/** The first half of the web flow: the address a person signs in at. */
import { createHash, randomBytes } from 'node:crypto'
import type { OAuthApp } from './app.ts'

/** What we do: call the API, keep doing it, know who signed in. */
const neededScopes = 'api refresh_token openid'

/** A proof that whoever brings the code back is who asked for it. https://datatracker.ietf.org/doc/html/rfc7636 */
export interface Pkce {
  verifier: string
  challenge: string
}

/** A fresh one, with the challenge by S256. */
export function createPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm */
export function authorizeUrl(
  app: OAuthApp,
  request: { redirectUri: string; state: string; challenge: string; loginHint?: string },
): string {
  const url = new URL('/services/oauth2/authorize', app.loginUrl)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: request.redirectUri,
    scope: neededScopes,
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    ...(request.loginHint && { login_hint: request.loginHint }),
  }).toString()
  return url.href
}

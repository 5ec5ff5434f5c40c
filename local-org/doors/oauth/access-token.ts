/**
 * Access tokens that are JSON Web Tokens, for apps set up to be given those; header and claims as recorded.
 * https://help.salesforce.com/s/articleView?id=xcloud.jwt_access_tokens.htm
 */

import { createHash } from 'node:crypto'
import type { App, Session } from '../../org/index.ts'
import type { OpenCall } from '../wire/index.ts'
import { accessTokenKey, signToken } from './signing-key.ts'

/** Tokens are good from a little before they are issued, for clocks that are behind. */
const leewaySeconds = 15

/** The session as the app is given it. */
export function sessionFor(call: OpenCall, app: App, session: Session): Session {
  if (!app.jwtTokens) return session
  return call.instance.org.accounts.renameSession(session, accessToken(call, app, session))
}

function accessToken(call: OpenCall, app: App, session: Session): string {
  const orgId = call.instance.org.id
  const issuedAt = Math.floor(session.issuedAt / 1000)
  const head = {
    tnk: `core/prod/${orgId}`,
    ver: '1.0',
    kid: accessTokenKey(orgId),
    tty: 'sfdc-core-token',
    typ: 'JWT',
    alg: 'RS256',
  }
  return signToken(head, {
    scp: session.scope,
    aud: [call.origin],
    sub: `uid:${session.userId}`,
    nbf: issuedAt - leewaySeconds,
    mty: 'oauth',
    sfi: createHash('sha256').update(session.accessToken).digest('hex'),
    roles: [],
    iss: call.origin,
    hsc: false,
    exp: Math.floor(session.expiresAt / 1000),
    iat: issuedAt,
    client_id: app.clientId,
  })
}

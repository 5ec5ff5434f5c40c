/** OpenID id tokens. */

import { createHash } from 'node:crypto'
import type { App, Session } from '../../org/index.ts'
import type { OpenCall } from '../wire/index.ts'
import { idTokenKey, signToken } from './signing-key.ts'

/** An id token is read when it comes: Salesforce gives it two minutes unless an app is set up otherwise. */
const lifetimeSeconds = 120

/** An id token for the session's user. */
export function idToken(call: OpenCall, app: App, session: Session, nonce: string | null): string {
  const issuedAt = Math.floor(session.issuedAt / 1000)
  const claims = {
    iss: call.origin,
    sub: `${call.origin}/id/${call.instance.org.id}/${session.userId}`,
    aud: app.clientId,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    at_hash: createHash('sha256').update(session.accessToken).digest().subarray(0, 16).toString('base64url'),
    ...(nonce === null ? {} : { nonce }),
  }
  return signToken({ alg: 'RS256', typ: 'JWT', kid: idTokenKey() }, claims)
}

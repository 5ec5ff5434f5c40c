/** Signs OpenID id tokens (RS256) and publishes the key they are checked with. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { App, Session } from '../../org/index.ts'
import type { OpenCall } from '../wire/index.ts'

interface SigningKey {
  id: string
  privateKey: KeyObject
  publicKey: KeyObject
}

let signingKey: SigningKey | undefined

/** Made at first use, because most runs never ask for an id token and a key takes a tenth of a second. */
function key(): SigningKey {
  signingKey ??= makeKey()
  return signingKey
}

function makeKey(): SigningKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = pair.publicKey.export({ type: 'spki', format: 'der' })
  return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), ...pair }
}

/** The JSON Web Key Set behind `jwks_uri`. */
export function keySet(): { keys: unknown[] } {
  const { id, publicKey } = key()
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' }] }
}

/** An id token for the session's user, valid as long as the session. */
export function idToken(call: OpenCall, app: App, session: Session, nonce: string | null): string {
  const claims = {
    iss: call.origin,
    sub: `${call.origin}/id/${call.instance.org.id}/${session.userId}`,
    aud: app.clientId,
    iat: Math.floor(session.issuedAt / 1000),
    exp: Math.floor(session.expiresAt / 1000),
    at_hash: createHash('sha256').update(session.accessToken).digest().subarray(0, 16).toString('base64url'),
    ...(nonce === null ? {} : { nonce }),
  }
  const { id, privateKey } = key()
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: id })
  const content = `${head}.${encode(claims)}`
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

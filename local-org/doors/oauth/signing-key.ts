/** The key the org signs JSON Web Tokens with (RS256), and how it is published. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

interface SigningKey {
  id: string
  /** Epoch ms; part of the name the key has for access tokens. */
  madeAt: number
  privateKey: KeyObject
  publicKey: KeyObject
}

let signingKey: SigningKey | undefined

/** Made at first use, because most runs never ask for a signed token and a key takes a tenth of a second. */
function key(): SigningKey {
  signingKey ??= makeKey()
  return signingKey
}

function makeKey(): SigningKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = pair.publicKey.export({ type: 'spki', format: 'der' })
  return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), madeAt: Date.now(), ...pair }
}

/** What the key is called in id tokens. */
export function idTokenKey(): string {
  return key().id
}

/** What it is called in access tokens of an org, as recorded: `CORE_ATJWT.00DSG000009FYVd.1725579420125`. */
export function accessTokenKey(orgId: string): string {
  return `CORE_ATJWT.${orgId.slice(0, 15)}.${key().madeAt}`
}

/** The JSON Web Key Set behind `jwks_uri`: the key under both its names. */
export function keySet(orgId: string): { keys: unknown[] } {
  const published = { ...key().publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }
  return { keys: [idTokenKey(), accessTokenKey(orgId)].map((kid) => ({ ...published, kid })) }
}

/** A signed token of these parts. */
export function signToken(head: Record<string, unknown>, claims: Record<string, unknown>): string {
  const content = `${encode(head)}.${encode(claims)}`
  return `${content}.${sign('sha256', Buffer.from(content), key().privateKey).toString('base64url')}`
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Signs the JWT of the bearer flow. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { Problem } from '../../problems.ts'
import type { OAuthApp } from './app.ts'

/** Salesforce takes up to five minutes; three leave room for clocks that differ. */
const validSeconds = 180

/** RS256; `now` in epoch ms. Throws `oauth-refused` when the key cannot be read. */
export function assertion(app: OAuthApp, as: { username: string; privateKey: string; now: number }): string {
  const claims = {
    iss: app.clientId,
    sub: as.username,
    aud: audience(new URL(app.loginUrl)),
    exp: Math.floor(as.now / 1000) + validSeconds,
  }
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), readKey(as.privateKey)).toString('base64url')}`
}

/** A My Domain signs in at the host all orgs of its kind share. */
function audience({ hostname, origin }: URL): string {
  if (hostname.endsWith('.sandbox.my.salesforce.com')) return 'https://test.salesforce.com'
  return hostname.endsWith('.my.salesforce.com') ? 'https://login.salesforce.com' : origin
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new Problem('oauth-refused', {
      what: 'The private key cannot be read.',
      fix: 'Give an RSA key in PEM form, without a passphrase.',
      then: 'wait-for-connection',
      cause,
    })
  }
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

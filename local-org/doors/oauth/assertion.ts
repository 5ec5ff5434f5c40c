/** Signed statements of an app (RFC 7523, RS256): who it is, or for whom it asks. */

import { createPublicKey, verify } from 'node:crypto'
import { type App, OrgError } from '../../org/index.ts'
import { isObject, type OpenCall } from '../wire/index.ts'

export interface Claims {
  iss: string
  sub: string
  aud: string
  /** Seconds, or milliseconds as Salesforce's own CLI sends them, or either as text. */
  exp: number
}

/** Past this, `exp` can only be milliseconds: in seconds it would be the year 5138. */
const millisecondsFrom = 100_000_000_000
/** Salesforce's own login hosts are fine audiences for any org. */
const loginHosts = new Set(['https://login.salesforce.com', 'https://test.salesforce.com'])
/** Allowed difference between the client's clock and the org's. */
const skewMs = 3 * 60_000

/** What an assertion claims, not yet proven. Throws OrgError invalid_grant for what is none. */
export function readClaims(assertion: string): Claims {
  const parts = assertion.split('.')
  const head = decode(parts[0])
  const claims = decode(parts[1])
  if (parts.length !== 3 || head?.['alg'] !== 'RS256' || !claims)
    throw new OrgError('invalid_grant', 'invalid assertion')
  return {
    iss: String(claims['iss'] ?? ''),
    sub: String(claims['sub'] ?? claims['prn'] ?? ''),
    aud: String(claims['aud'] ?? ''),
    exp: Number(claims['exp']),
  }
}

/** Throws OrgError invalid_grant unless the app signed it, for this org, and it still holds. */
export function proveAssertion(call: OpenCall, app: App, assertion: string, claims: Claims): void {
  checkSignature(app, assertion)
  proveClaims(call, claims)
}

/** Throws OrgError invalid_grant unless it is for this org and still holds. */
export function proveClaims(call: OpenCall, claims: Claims): void {
  checkAudience(call, claims)
  checkExpiry(claims)
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function checkSignature(app: App, assertion: string): void {
  const mark = assertion.lastIndexOf('.')
  const content = Buffer.from(assertion.slice(0, mark))
  const signature = Buffer.from(assertion.slice(mark + 1), 'base64url')
  if (app.certificate === null) throw new OrgError('invalid_grant', 'invalid assertion')
  if (!verify('sha256', content, createPublicKey(app.certificate), signature)) {
    throw new OrgError('invalid_grant', 'invalid assertion')
  }
}

function checkAudience(call: OpenCall, claims: Claims): void {
  const audience = claims.aud.replace(/\/+$/, '').replace(/\/services\/oauth2\/token$/, '')
  if (audience === call.origin || loginHosts.has(audience)) return
  // One server answers on http and https and under several names of this machine: the port decides.
  const ours = new URL(call.origin)
  if (URL.canParse(audience) && new URL(audience).port === ours.port && ours.port !== '') return
  throw new OrgError('invalid_grant', 'audience is invalid')
}

function checkExpiry(claims: Claims): void {
  const expiresAt = claims.exp > millisecondsFrom ? claims.exp : claims.exp * 1000
  // Real time, not the org's: the client signs by its own clock, which the control door does not move.
  if (!(expiresAt + skewMs > Date.now())) throw new OrgError('invalid_grant', 'expired assertion')
}

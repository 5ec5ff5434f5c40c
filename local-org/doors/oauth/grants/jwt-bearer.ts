/** Logs a user in by an assertion the app signed (RFC 7523, RS256); gives no refresh token. */

import { createPublicKey, verify } from 'node:crypto'
import { type App, OrgError } from '../../../org/index.ts'
import { isObject, type OpenCall } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { findApp } from '../client.ts'
import { required } from '../form.ts'
import { tokenAnswer } from '../token-answer.ts'
import type { Grant } from './grant.ts'

interface Claims {
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

export const jwtBearer: Grant = (call, form) => {
  const assertion = required(form, 'assertion')
  const claims = readClaims(assertion)
  const app = findApp(call, claims.iss)
  checkSignature(app, assertion)
  checkAudience(call, claims)
  checkExpiry(claims)
  admitApp(call, app)
  const userId = findUser(call, claims.sub)
  admitUser(call, userId)
  const scope = app.scopes.filter((name) => name !== 'refresh_token' && name !== 'offline_access').join(' ')
  const tokens = call.instance.org.accounts.createSession({
    userId,
    clientId: app.clientId,
    scope,
    refreshToken: false,
  })
  return tokenAnswer(call, app, tokens)
}

function readClaims(assertion: string): Claims {
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
  throw new OrgError('invalid_grant', 'Audience validation failed')
}

function checkExpiry(claims: Claims): void {
  const expiresAt = claims.exp > millisecondsFrom ? claims.exp : claims.exp * 1000
  // Real time, not the org's: the client signs by its own clock, which the control door does not move.
  if (!(expiresAt + skewMs > Date.now())) throw new OrgError('invalid_grant', 'expired assertion')
}

function findUser(call: OpenCall, username: string): string {
  const { org } = call.instance
  const users = org.as(org.admin.id).table('User')
  const candidates = users.lookup('Username', [username]) ?? users.all()
  for (const user of candidates) {
    if (String(user['Username']).toLowerCase() === username.toLowerCase()) return user.Id
  }
  throw new OrgError('invalid_grant', "user hasn't approved this consumer")
}

/** Token introspection (RFC 7662) and revocation (RFC 7009). */

import { OrgError } from '../../org/index.ts'
import { type Answer, empty, json, type OpenCall } from '../wire/index.ts'
import { authenticateClient } from './client.ts'
import { readForm, required } from './form.ts'
import { findPerson } from './person.ts'

/** What an introspected token stands for. Times in epoch ms of org time. */
interface Standing {
  clientId: string | null
  userId: string
  scope: string
  issuedAt: number
  expiresAt?: number
  type: 'access_token' | 'refresh_token'
}

/** POST /services/oauth2/introspect: the app asks about a token of its own. */
export function introspect(call: OpenCall): Answer {
  const form = readForm(call)
  const app = authenticateClient(call, form, 'as-configured')
  const standing = standingOf(call, required(form, 'token'))
  if (!standing || (standing.clientId !== null && standing.clientId !== app.clientId)) return json({ active: false })
  return json({
    active: true,
    scope: standing.scope,
    client_id: standing.clientId ?? app.clientId,
    username: findPerson(call, standing.userId)?.['Username'] ?? null,
    sub: `${call.origin}/id/${call.instance.org.id}/${standing.userId}`,
    token_type: standing.type,
    ...(standing.expiresAt === undefined ? {} : { exp: Math.floor(standing.expiresAt / 1000) }),
    iat: Math.floor(standing.issuedAt / 1000),
    nbf: Math.floor(standing.issuedAt / 1000),
  })
}

function standingOf(call: OpenCall, token: string): Standing | undefined {
  const { accounts } = call.instance.org
  const session = accounts.session(token)
  if (session) return { ...session, type: 'access_token' }
  const grant = accounts.refreshGrant(token)
  return grant && { ...grant, type: 'refresh_token' }
}

/** GET or POST /services/oauth2/revoke: ends a session, or a refresh token with all its sessions. */
export function revoke(call: OpenCall): Answer {
  const token = required(readForm(call), 'token')
  if (!call.instance.org.accounts.revoke(token))
    throw new OrgError('invalid_token', 'invalid token: unknown or revoked')
  return empty(200)
}

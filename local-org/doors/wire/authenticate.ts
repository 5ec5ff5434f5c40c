/** Finds the session of a call: `Authorization: Bearer|OAuth token` or the bare token, as EMP connectors send it, Bulk 1's `X-SFDC-Session`, or the `sid` cookie. */

import { OrgError, type Session } from '../../org/index.ts'
import type { Request } from './call.ts'
import type { Instance } from './instance.ts'

/** A scheme before the token, and none that Salesforce knows. */
const otherScheme = /^(?!(?:Bearer|OAuth)\s)\S+\s+\S/i

/** The caller's live session. Throws OrgError INVALID_SESSION_ID (401) when there is none, INVALID_AUTH_HEADER (401) for another scheme than Bearer [as reported]. */
export function authenticate(request: Request, instance: Instance): Session {
  if (otherScheme.test(request.headers['authorization'] ?? '')) {
    throw new OrgError('INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE', { status: 401 })
  }
  const token = tokenOf(request)
  const session = token === undefined ? undefined : instance.org.accounts.session(token)
  if (!session) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 })
  return session
}

/** The access token a request carries, if any. */
export function tokenOf(request: Request): string | undefined {
  const authorization = request.headers['authorization']
  if (authorization) return /^(?:(?:Bearer|OAuth)\s+)?(\S+)\s*$/i.exec(authorization)?.[1]
  return request.headers['x-sfdc-session'] ?? request.query.get('oauth_token') ?? cookieOf(request, 'sid')
}

/** One cookie of the request. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of request.headers['cookie']?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return decodeURIComponent(value)
  }
  return undefined
}

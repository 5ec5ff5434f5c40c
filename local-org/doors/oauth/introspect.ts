/** Token introspection (RFC 7662). */

import { type App, OrgError } from '../../org/index.ts'
import { type Answer, json, type OpenCall } from '../wire/index.ts'
import { authenticateClient } from './client.ts'
import { type Form, readForm, required } from './form.ts'
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
  const app = asking(call, form)
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

/** The app that asks; one that cannot prove itself is told so with 401 here, other than by the token endpoint [as reported]. */
function asking(call: OpenCall, form: Form): App {
  try {
    return authenticateClient(call, form, 'as-configured')
  } catch (failure) {
    if (!(failure instanceof OrgError)) throw failure
    throw new OrgError(failure.errorCode, failure.message, { status: 401 })
  }
}

function standingOf(call: OpenCall, token: string): Standing | undefined {
  const { accounts } = call.instance.org
  const session = accounts.session(token)
  if (session) return { ...session, type: 'access_token' }
  const grant = accounts.refreshGrant(token)
  return grant && { ...grant, type: 'refresh_token' }
}

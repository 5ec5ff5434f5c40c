/** Who a request comes from, and whether it may do what it asks. */
import type { FastifyRequest } from 'fastify'
import { type Caller, callerOfRole, findTenant, guest, type People, permissions, same } from '../people/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'
import type { Route } from './route.ts'

export const sessionCookie = 'rainmaker_session'
/** Readable by our page, which sends it back; other sites can neither read nor send it. */
export const tokenCookie = 'rainmaker_token'
const tokenHeader = 'x-rainmaker-token'
/** Names the tenant that whoever runs the server works for. */
const tenantHeader = 'x-rainmaker-tenant'

export async function callerOf(request: FastifyRequest, people: People, store: Store): Promise<Caller> {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const cookie = request.cookies[sessionCookie]
  const found = key ? await people.ofKey(key, request.ip) : cookie ? await people.ofSession(cookie) : null
  if (!found) return guest
  const wanted = request.headers[tenantHeader]
  return typeof wanted === 'string' && wanted !== '' ? inTenant(found, wanted, store) : found
}

async function inTenant(caller: Caller, wanted: string, store: Store): Promise<Caller> {
  if (!caller.may.has('server.write') || caller.role === null) throw forbidden('work for another tenant')
  const { id } = await findTenant(store, wanted)
  return callerOfRole({ ...caller, role: caller.role, tenantId: id })
}

/** Throws `not-signed-in`, `forbidden`. */
export function checkAccess(
  route: Pick<Route, 'needs' | 'method' | 'summary'>,
  caller: Caller,
  request: FastifyRequest,
) {
  const { needs, method } = route
  // Agents show their own kind of key to their own door.
  if (needs === 'anyone' || needs === 'agent') return
  if (caller.kind === 'guest') throw notSignedIn()
  if (needs !== 'signed-in' && !caller.may.has(needs)) throw forbidden(permissions[needs])
  if (caller.session && method !== 'GET') checkOwnPage(caller.session.token, request)
}

/** A change by cookie has to come from our own page: by its origin, and with what only it can read. */
function checkOwnPage(token: string, request: FastifyRequest): void {
  const given = request.headers[tokenHeader]
  if (fromOwnOrigin(request) && typeof given === 'string' && same(given, token)) return
  throw new Problem('forbidden', {
    what: 'This change did not come from the page of this server.',
    fix: 'Reload the page. Programs use an API key instead of a cookie.',
  })
}

/** Browsers say where a change comes from; `null` is a page without an origin. */
export function fromOwnOrigin({ headers }: FastifyRequest): boolean {
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host
}

function notSignedIn(): Problem {
  return new Problem('not-signed-in', {
    what: 'This request carries no valid key.',
    fix: 'Send "Authorization: Bearer <key>" (the key is in api.key of the data folder), or open the link that `rainmaker open` prints.',
  })
}

function forbidden(what: string): Problem {
  return new Problem('forbidden', {
    what: `Your role or key does not reach this: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
    fix: 'Ask an admin for a role or a key that does.',
  })
}

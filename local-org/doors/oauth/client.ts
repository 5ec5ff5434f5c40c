/** Which connected app speaks: looks it up and proves its secret. */

import { timingSafeEqual } from 'node:crypto'
import { type App, OrgError } from '../../org/index.ts'
import type { OpenCall } from '../wire/index.ts'
import { proveAssertion, readClaims } from './assertion.ts'
import type { Form } from './form.ts'

/** The app of a client id. Throws OrgError invalid_client_id. */
export function findApp(call: OpenCall, clientId: string | undefined): App {
  const app = clientId === undefined ? undefined : call.instance.org.accounts.app(clientId)
  if (!app) throw new OrgError('invalid_client_id', 'client identifier invalid')
  return app
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The app that sent a token request, by Basic header, by form or by a signed assertion. `secret` tells whether it must prove itself. */
export function authenticateClient(call: OpenCall, form: Form, secret: 'required' | 'as-configured'): App {
  if (form.get('client_assertion_type') === assertionType) return byAssertion(call, form.get('client_assertion') ?? '')
  const given = basicCredentials(call.headers['authorization']) ?? {
    id: form.get('client_id'),
    secret: form.get('client_secret'),
  }
  const app = findApp(call, given.id)
  const needed = secret === 'required' || (app.requireSecret && app.clientSecret !== null)
  if ((needed || given.secret) && !sameSecret(app.clientSecret, given.secret)) {
    throw new OrgError('invalid_client', 'invalid client credentials')
  }
  return app
}

/** The app that signed who it is (private_key_jwt of OpenID Connect). */
function byAssertion(call: OpenCall, assertion: string): App {
  try {
    const claims = readClaims(assertion)
    const app = findApp(call, claims.iss)
    if (claims.sub !== app.clientId) throw new OrgError('invalid_client', 'invalid client credentials')
    proveAssertion(call, app, assertion, claims)
    return app
  } catch (failure) {
    if (!(failure instanceof OrgError)) throw failure
    throw new OrgError('invalid_client', 'invalid client credentials')
  }
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (!encoded) return undefined
  const plain = Buffer.from(encoded, 'base64').toString('utf8')
  const mark = plain.indexOf(':')
  return { id: decodeURIComponent(plain.slice(0, mark)), secret: decodeURIComponent(plain.slice(mark + 1)) }
}

function sameSecret(expected: string | null, given: string | undefined): boolean {
  if (expected === null || given === undefined) return false
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

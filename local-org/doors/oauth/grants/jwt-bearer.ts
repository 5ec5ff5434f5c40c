/** Logs a user in by an assertion the app signed (RFC 7523, RS256). */

import { proveAssertion, readClaims } from '../assertion.ts'
import { actAs } from '../bearer.ts'
import { findApp } from '../client.ts'
import { required } from '../form.ts'
import type { Grant } from './grant.ts'

export const jwtBearer: Grant = (call, form) => {
  const assertion = required(form, 'assertion')
  const claims = readClaims(assertion)
  const app = findApp(call, claims.iss)
  proveAssertion(call, app, assertion, claims)
  return actAs(call, app, claims.sub)
}

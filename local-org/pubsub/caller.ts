/** Who calls: the three headers every call of the Pub/Sub API carries. */

import type { Metadata } from '@grpc/grpc-js'
import { mayUseApi } from '../doors/wire/api-enabled.ts'
import type { Org, Session } from '../org/index.ts'
import { PubSubRefusal } from './refusal-codes.ts'

/** The live session behind `accesstoken`. Throws PubSubRefusal when a header is blank, wrong, the session is over, or its user may not use the API. */
export function callerOf(metadata: Metadata, org: Org): Session {
  const [token, url, tenant] = ['accesstoken', 'instanceurl', 'tenantid'].map((name) => headerOf(metadata, name))
  if (!token || !url || !tenant || !isOrg(tenant, org.id)) throw new PubSubRefusal('service.auth.headers.invalid')
  const session = org.accounts.session(token)
  // That a user without the API permission is told the same is a hypothesis.
  if (!session || !mayUseApi(org, session.userId)) throw new PubSubRefusal('service.auth.error')
  return session
}

/** Throws PubSubRefusal when the session or its right to the API has ended since. */
export function checkSession(session: Session, org: Org): void {
  if (!org.accounts.session(session.accessToken) || !mayUseApi(org, session.userId))
    throw new PubSubRefusal('service.auth.error')
}

function headerOf(metadata: Metadata, name: string): string {
  return String(metadata.get(name)[0] ?? '').trim()
}

/** 15 or 18 characters; some clients put the whole tenant name, 'core/prod/00D…'. */
function isOrg(tenant: string, orgId: string): boolean {
  const id = tenant.split('/').at(-1) ?? ''
  return id === orgId || id === orgId.slice(0, 15)
}

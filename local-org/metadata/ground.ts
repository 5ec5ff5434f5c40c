/** What metadata types work on: the org, who asks, and the parts that listen to set-up. */

import type { Instance } from '../doors/wire/index.ts'
import { type Org, OrgError } from '../org/index.ts'
import { administers } from '../soap/index.ts'

export interface Ground {
  org: Org
  userId: string
  outbound: Instance['outbound']
  events: Instance['events']
  managed: Instance['managed']
  /** API version of the call, '60.0': older ones show standard picklists. */
  version: string
  /** The newest the org has, '68.0'. */
  newest: string
}

/** The ground of a call by SOAP or REST. Throws OrgError INSUFFICIENT_ACCESS for users who may not change the set-up. */
export function groundOf(call: { instance: Instance; session: { userId: string }; version: string }): Ground {
  const { org, outbound, events, managed, apiVersion: newest } = call.instance
  if (!administers(org, call.session.userId)) {
    const words = 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
    throw new OrgError('INSUFFICIENT_ACCESS', words, { status: 403 })
  }
  return { org, outbound, events, managed, userId: call.session.userId, version: call.version, newest }
}

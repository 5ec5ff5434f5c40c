/** What metadata types work on: the org, who asks, and the parts that listen to set-up. */

import type { Instance } from '../doors/wire/index.ts'
import type { Org } from '../org/index.ts'

export interface Ground {
  org: Org
  userId: string
  outbound: Instance['outbound']
  events: Instance['events']
  /** API version of the call, '60.0': older ones show standard picklists. */
  version: string
}

/** The ground of a call by SOAP or REST. */
export function groundOf(call: { instance: Instance; session: { userId: string }; version: string }): Ground {
  const { org, outbound, events } = call.instance
  return { org, outbound, events, userId: call.session.userId, version: call.version }
}

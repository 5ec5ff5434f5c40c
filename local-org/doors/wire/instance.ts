/** What all doors of one running local org share: the org itself and what stands around it. */

import type { EventBus, ManagedSubscriptions } from '../../events/index.ts'
import type { Org, OrgError } from '../../org/index.ts'
import type { PubSub } from '../../pubsub/index.ts'
import type { SetUp } from '../../tooling/index.ts'
import type { Outbound } from '../outbound/index.ts'
import type { DoorState } from './door-state.ts'

/** What the switchboard wants done to the rows of one call. */
export interface RowFaults {
  /** The refusal for one row of a write, or undefined to let it pass. */
  refuse(object: string, id: string | undefined): OrgError | undefined
  /** Ms of org time until what is written becomes visible. */
  visibleAfterMs: number | undefined
}

export interface Instance extends DoorState {
  org: Org
  /** Where the org is kept; undefined: in memory only. */
  folder: string | undefined
  /** Newest API version served, e.g. '67.0'. */
  apiVersion: string
  /** Views with what set-up knows as rows. */
  setUp: SetUp
  outbound: Outbound
  /** Change events, platform events and the older streams. */
  events: EventBus
  managed: ManagedSubscriptions
  pubsub: PubSub
  /** Run when the org ends. */
  onClose: Set<() => void | Promise<void>>
}

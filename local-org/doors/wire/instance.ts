/** What all doors of one running local org share: the org itself and the little that lives only in its doors. */

import type { EventBus, ManagedSubscriptions } from '../../events/index.ts'
import type { Org, OrgError } from '../../org/index.ts'
import type { PubSub } from '../../pubsub/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import type { SearchIndex } from '../../sosl/index.ts'
import type { SetUp } from '../../tooling/index.ts'
import type { BulkJob } from '../bulk/job.ts'
import type { ClassicJob } from '../bulk-classic/job.ts'
import type { StreamingClient } from '../cometd/streaming-client.ts'
import type { Outbound } from '../outbound/index.ts'
import type { Touch } from '../recent/viewed.ts'

/** Query results that wait for their next page, by locator id. */
export interface Cursor {
  userId: string
  result: QueryResult
  pageSize: number
  /** Epoch ms of org time after which the locator is refused. */
  expiresAt: number
}

/** What the switchboard wants done to the rows of one call. */
export interface RowFaults {
  /** The refusal for one row of a write, or undefined to let it pass. */
  refuse(object: string, id: string | undefined): OrgError | undefined
  /** Ms of org time until what is written becomes visible. */
  visibleAfterMs: number | undefined
}

export interface Instance {
  org: Org
  /** Newest API version served, e.g. '67.0'. */
  apiVersion: string
  cursors: Map<string, Cursor>
  search: SearchIndex
  /** Views with what set-up knows as rows. */
  setUp: SetUp
  outbound: Outbound
  /** Change events, platform events and the older streams. */
  events: EventBus
  managed: ManagedSubscriptions
  pubsub: PubSub
  /** Jobs of Bulk API 2.0 by id. */
  jobs: Map<string, BulkJob>
  /** Jobs of Bulk API 1 by id. */
  classicJobs: Map<string, ClassicJob>
  /** What users looked at, the newest first, by user id. */
  viewed: Map<string, Touch[]>
  /** Browser logins: cookie value -> user id. */
  browserSessions: Map<string, string>
  /** CometD clients by id. */
  streamingClients: Map<string, StreamingClient>
  /** Run when the org ends. */
  onClose: Set<() => void | Promise<void>>
}

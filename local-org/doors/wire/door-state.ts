/** What the doors remember and a reset forgets. */

import { Outbox } from '../../mail/outbox.ts'
import type { Org } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import { SearchIndex } from '../../sosl/index.ts'
import { type Looks, newLooks } from '../../tooling/index.ts'
import type { BulkJob } from '../bulk/job.ts'
import type { ClassicJob } from '../bulk-classic/job.ts'
import type { StreamingClient } from '../cometd/streaming-client.ts'
import type { Device, OneTimeLogin } from '../oauth/waiting.ts'

/** Query results that wait for their next page, by locator id. */
export interface Cursor {
  userId: string
  result: QueryResult
  pageSize: number
  /** Epoch ms of org time after which the locator is refused. */
  expiresAt: number
}

export interface DoorState {
  cursors: Map<string, Cursor>
  search: SearchIndex
  /** Jobs of Bulk API 2.0 by id. */
  jobs: Map<string, BulkJob>
  /** Jobs of Bulk API 1 by id. */
  classicJobs: Map<string, ClassicJob>
  /** What users looked at, the newest first, by user id. */
  viewed: Looks
  /** Programs of the device flow, by device code. */
  devices: Map<string, Device>
  /** Links of single access, by one-time password. */
  oneTimeLogins: Map<string, OneTimeLogin>
  /** CometD clients by id. */
  streamingClients: Map<string, StreamingClient>
  /** Origins whose pages may call, besides those of this machine. */
  corsOrigins: Set<string>
  /** Mails that were sent. */
  outbox: Outbox
}

/** Doors that remember nothing yet. */
export function newDoorState(org: Org): DoorState {
  return {
    cursors: new Map(),
    search: new SearchIndex(org.as(org.admin.id)),
    jobs: new Map(),
    classicJobs: new Map(),
    viewed: newLooks(org),
    devices: new Map(),
    oneTimeLogins: new Map(),
    streamingClients: new Map(),
    corsOrigins: new Set(),
    outbox: new Outbox(),
  }
}

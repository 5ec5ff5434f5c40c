/** What lies on the event bus: one entry per event, in the order of replay ids. */

import type { Row } from '../org/index.ts'

/** Salesforce's list (https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm). */
export const changeTypes = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'UNDELETE',
  'GAP_CREATE',
  'GAP_UPDATE',
  'GAP_DELETE',
  'GAP_UNDELETE',
  'GAP_OVERFLOW',
  'SNAPSHOT',
] as const

export type EventChangeType = (typeof changeTypes)[number]

interface Stored {
  replayId: number
  /** The transaction it belongs to. */
  transactionKey: string
  /** Org time at which it came onto the bus, epoch ms. */
  time: number
}

/** A change of one or more records of an object that Change Data Capture watches. */
export interface ChangeEvent extends Stored {
  kind: 'change'
  /** API name of the object. */
  subject: string
  changeType: EventChangeType
  recordIds: string[]
  /** Stored fields that the body carries, by name; empty for deletions, gaps and overflows. */
  fields: readonly string[]
  /** Further stored fields that a channel adds though they did not change. */
  enriched?: readonly string[]
  row: Row
  /** Long texts that are told as differences, by name of the stored field. */
  diffs?: Readonly<Record<string, string>>
  changeOrigin: string
  /** Place within the transaction, from 1. */
  sequenceNumber: number
  /** Epoch ms. */
  commitTimestamp: number
  commitNumber: number
  commitUser: string
}

/** All stored fields in the body. */
export function carriedFields({ fields, enriched }: ChangeEvent): readonly string[] {
  return enriched ? [...fields, ...enriched] : fields
}

/** A published platform event. */
export interface PlatformEvent extends Stored {
  kind: 'platform'
  /** API name, 'Sample__e'. */
  subject: string
  row: Row
  /** Where the publisher wrote them into the event itself, as it does over gRPC. */
  stamps?: EventStamps
}

/** When (epoch ms) and by whom, unchecked, and the publisher's own id for it, if it gave one. */
export interface EventStamps {
  id?: string
  createdDate: number
  createdById: string
}

/** What the event says of itself. */
export function stampsOf({ stamps, time, row }: PlatformEvent): EventStamps {
  return stamps ?? { createdDate: time, createdById: String(row['CreatedById']) }
}

/** A message of the older streaming channels: /topic (PushTopic) and /u (generic). `data` is what the client gets. */
export interface StreamEvent extends Stored {
  kind: 'stream'
  /** The channel itself. */
  subject: string
  data: Record<string, unknown>
  /** Receives it only when among these; undefined: everyone. */
  userIds?: readonly string[]
}

export type BusEvent = ChangeEvent | PlatformEvent | StreamEvent

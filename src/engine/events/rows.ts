/** What a feed hands over: events with their unique keys, and the records as last seen. */
import type { ChangeEvent } from '../../connector/index.ts'

/** The key is the same whenever the same happening is found again, by whatever feed: stored once per connection. */
export interface KeyedEvent extends ChangeEvent {
  key: string
  /** Name of the program that made the change, where the feed is told (Change Data Capture's changeOrigin). */
  client?: string
}

/** A record as last seen. */
export interface SeenRow {
  object: string
  recordId: string
  /** Org time of its last change, ISO. */
  stamp: string
  /** Of the values that tell one state from another. */
  hash: string
  values: Record<string, unknown>
  /** It is known to be deleted. */
  gone: boolean
  /** Put together from a change event, not read: its stamp may be a little early. */
  hinted: boolean
}

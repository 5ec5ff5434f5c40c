/** The event log. */

export interface EventInfo {
  position: number
  connectionId: string
  feed: string
  object: string
  change: string
  recordId: string
  recordName: string | null
  occurredAt: string
  receivedAt: string
  record: Record<string, unknown>
  before: Record<string, unknown> | null
  /** It is nothing but what a run of ours wrote; `cause` is that run. */
  echo: boolean
  cause: string | null
}

/** How much of the log there is. */
export interface EventLogInfo {
  /** So long events are kept. */
  days: number
  events: number
  /** Positions. */
  first: number | null
  last: number | null
  oldestAt: string | null
  newestAt: string | null
}

/** Whether the server is there. */

/** Times are ISO 8601 with Z; durations are milliseconds; `apiCalls` may be a fraction when calls were shared. */
export interface Health {
  status: 'ok' | 'starting' | 'database-unreachable'
  version: string
  startedAt: string
}

export interface DemoInfo {
  /** True when the server was started with its local org. */
  available: boolean
  orgUrl: string | null
}

/** The local org at a glance. */

/** The local org at a glance. */
export interface LocalOrgState {
  orgId: string
  apiVersion: string
  now: string
  seed: string
  records: Record<string, number>
  apiUsage: { used: number; max: number }
  faults: number
  calls: number
}

export interface LocalOrgFault {
  id: string
  rule: { match: Record<string, unknown>; times?: number; effect: string; ms?: number }
  matched: number
  applied: number
}

/** One call the local org answered. */
export interface LocalOrgCall {
  number: number
  time: string
  method: string
  path: string
  client: string
  status: number
  ms: number
  apiCalls: number
  fault: string | null
}

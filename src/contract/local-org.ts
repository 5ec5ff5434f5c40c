/** What the page shows of the local org. */

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

/** A mail the local org sent: it left the machine for nowhere. */
export interface LocalOrgLetter {
  number: number
  sentAt: string
  /** 'sendEmail', 'emailSimple', or the full name of an email alert. */
  via: string
  from: { name: string | null; address: string | null }
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string | null
  text: string | null
  html: string | null
}

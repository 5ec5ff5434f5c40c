/** One line of the audit log. */

export interface AuditEntry {
  /** ISO. */
  at: string
  /** Null of what people do. */
  keyId: string | null
  keyName: string | null
  /** Name of the tool, or what a person did: key-created, key-revoked, plan-approved, plan-rejected. */
  what: string
  input: unknown
  /** `ok`, or the code of the Problem. */
  outcome: string
  planId: string | null
  rows: number
  writes: number
  apiCalls: number
  ms: number
}

export interface AuditLine extends AuditEntry {
  position: number
  hash: string
}

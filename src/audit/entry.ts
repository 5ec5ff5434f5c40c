/** One line of the audit log. */

/** Who did something: a person, a program with a key, or an agent. */
export interface Who {
  kind: 'user' | 'key' | 'agent' | 'server'
  id: string
  name: string
}

export interface AuditEntry {
  /** ISO. */
  at: string
  /** Key of an agent; null of what people and programs do. */
  keyId: string | null
  keyName: string | null
  /** Name of the tool, an operation of the API (`POST /api/v1/workflows`), or what happened: key-created, signed-in. */
  what: string
  input: unknown
  /** `ok`, or the code of the Problem. */
  outcome: string
  planId: string | null
  rows: number
  writes: number
  apiCalls: number
  ms: number
  /** Lines of before do not say who; they are agents'. */
  who?: Who | undefined
  /** Address it came from. */
  from?: string | undefined
  /** Whose it is; lines without are the first tenant's. */
  tenantId?: string | undefined
}

export interface AuditLine extends AuditEntry {
  position: number
  hash: string
}

/** A line as it is stored. */
export interface StoredLine {
  position: number
  entry: AuditEntry
  /** Hash of the line before. */
  previous: string
  hash: string
}

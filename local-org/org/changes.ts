/** The ordered log of committed changes: what change events, outbound messages and the control door read. */
import type { Row } from './schema.ts'

export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE'

export interface RecordChange {
  object: string
  id: string
  changeType: ChangeType
  /** API names of the fields whose stored value differs (CREATE: all that have a value), audit fields included. */
  changedFields: string[]
  /** The row as committed. Never mutated afterwards. */
  row: Row
  /** The row before; absent for CREATE. */
  before?: Row
}

export interface Commit {
  /** Counts up by one per commit, never reused, survives a restart. */
  sequence: number
  transactionId: string
  /** Org time of the commit (when it became visible), epoch ms. */
  time: number
  userId: string
  client: string
  /** As in SaveOptions. */
  via?: string
  changes: RecordChange[]
  /** Outbound messages that workflow rules send, by name, and of which record. */
  messages?: { message: string; id: string }[]
  /** Email alerts that workflow rules send, by full name, and about which record. */
  alerts?: { alert: string; id: string }[]
  /** Rows taken out for good by this commit: they can no longer be read, not even as deleted. */
  erased?: { object: string; id: string }[]
}

/** Keeps the last commits in memory (`keep`), tells listeners in order, right after the commit, synchronously. */
export interface ChangeLog {
  /** Sequence of the newest commit; 0 before the first. */
  readonly last: number
  /** Kept commits with a sequence greater than the given one, in order. */
  after(sequence: number): Commit[]
  /** Returns the function that ends the subscription. */
  subscribe(listener: (commit: Commit) => void): () => void
}

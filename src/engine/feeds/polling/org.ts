/** One org during one poll: what reading it needs. */
import type { Salesforce } from '../../../salesforce/index.ts'
import type { Database } from '../../../store/index.ts'
import type { AcceptedEvents, EventBatch } from '../../events/index.ts'

export interface PolledOrg {
  connectionId: string
  salesforce: Salesforce
  db: Database
  accept(batch: EventBatch): Promise<AcceptedEvents>
  /** Org time, epoch ms: it is now that or later. Told by the last answer. */
  now(): number
  /** The same with the time gone since: good for rhythms, too late for what must not be missed. */
  about(): number
  /** The process wants to end: leave what can be read next time. */
  isStopping(): boolean
  /** Adds to what this poll has found. */
  found(accepted: AcceptedEvents): void
}

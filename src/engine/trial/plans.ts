/** What a dry run keeps of what it would change, and knows of the records it would change. */
import type { PlannedChange } from '../../contract/index.ts'
import type { FieldValues } from '../../salesforce/index.ts'
import type { Describe } from '../own-writes/index.ts'
import type { NextId } from './planned-id.ts'

export interface Planner {
  connectionId: string
  describe: Describe
  nextId: NextId
  /** Records as the dry run has them: planned values over those of the org, by short id; null for those it would delete. */
  records: Map<string, FieldValues | null>
  /** Of which object a record is, when only its id is given. */
  objectOf(id: string): string | null
  plan(change: PlannedChange): void
}

/** The parts of an org that a transaction works with, and what the steps of a save ask of the transaction. */
import type { Access } from '../access/access.ts'
import type { IdSource } from '../ids.ts'
import type { Blobs } from '../journal/blobs.ts'
import type { OrgClock } from '../org-clock.ts'
import type { RuleBook } from '../rulebook.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import type { Numbers } from '../store/numbers.ts'
import type { Store } from '../store/store.ts'
import type { Change, RuleContext } from './rule.ts'
import type { RuleTable, Stage } from './rule-table.ts'

export interface Parts {
  readonly catalog: Catalog
  readonly store: Store
  readonly ids: IdSource
  readonly numbers: Numbers
  readonly blobs: Blobs
  readonly clock: OrgClock
  readonly ruleTable: RuleTable
  rulebook(): RuleBook
  /** The text of a custom label; null when there is none. */
  label(name: string): string | null
  access(userId: string): Access
  /** True while a late commit holds the row. */
  isLocked(id: string): boolean
}

export interface SaveContext extends RuleContext {
  readonly access: Access
  newId(meta: Meta): string
  /** A row by id, deleted ones too. */
  get(meta: Meta, id: string): Row | undefined
  put(meta: Meta, row: Row): Row
  /** Takes a row out for good. */
  erase(meta: Meta, id: string): void
  pack(meta: Meta, values: Change['after']): Row
  run(stage: Stage, change: Change): void
  /** Throws UNABLE_TO_LOCK_ROW while another transaction holds the row. */
  lock(id: string): void
}

/** What a rule is, and what it is given: the change of one record, and the transaction it happens in. */
import type { SaveOptions } from '../operations.ts'
import type { RuleBook } from '../rulebook.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { OfferedTypes, Row, Table, Value } from '../schema.ts'

/** Values on their way into a row: keyed by exact field name, null clears. */
export type Draft = Record<string, Value>

/** One record being saved. `after` may be changed until the `check` stage is over. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete' | 'undelete'
  readonly meta: Meta
  readonly before: Row | undefined
  readonly after: Draft
  /** Exact names of the fields the caller gave. */
  readonly sent: ReadonlySet<string>
}

/** The transaction as rules see it. Everything done through it is undone when the row is refused. */
export interface RuleContext {
  readonly userId: string
  /** The stamp of this transaction: epoch ms, whole seconds. */
  readonly now: number
  readonly options: SaveOptions
  readonly rulebook: RuleBook
  readonly catalog: Catalog
  /** Record types of an object, and which of them the user may give. */
  recordTypes(object: string): OfferedTypes
  /** Whether another user's permissions open the object. */
  mayRead(userId: string, object: string): boolean
  /** Whether the user may give a record as it stands to another owner. */
  mayTransfer(object: string, row: Row): boolean
  /** A row by id, of whatever object, if it is not deleted. */
  live(id: Value | undefined): Row | undefined
  /** Rows that are not deleted, by the value of an indexed field. Empty when the object is not in the schema. */
  find(object: string, field: string, value: Value | undefined): Row[]
  table(object: string): Table | undefined
  /** The same as a client's create and update, for values that are already right. */
  insert(object: string, values: Draft): string
  update(id: string, values: Draft): void
  remove(id: string): void
  /** Within the work no permissions are asked, and none of the administrator's rules run. */
  asSystem(work: () => void): void
  /** An outbound message of the name goes out for the record, once all is saved. */
  send(message: string, id: string): void
  /** The email alert of the full name goes out about the record, once all is saved. */
  alert(fullName: string, id: string): void
  /** A change by the system: no rules run, only SystemModstamp moves. Nothing happens when all values are as before. */
  write(id: string, values: Draft): void
  /** Sets what follows from other records, such as the day of the last activity: not even SystemModstamp moves. */
  derive(id: string, values: Draft): void
  /** The next number of a count kept under this name, which begins with `first` (1). */
  nextNumber(name: string, first?: number): number
  /** The text of a custom label; null when there is none. */
  label(name: string): string | null
  /** Bytes behind a base64 value. */
  blob(id: string): Uint8Array | undefined
  /** Keeps bytes, and answers the id of the prefix under which they are found again. */
  keepBlob(bytes: Uint8Array, prefix?: string): string
}

type Step = (change: Change, context: RuleContext) => void

/** Small functions on (row before, row after, context). They refuse by throwing OrgError. */
export interface Rule {
  /** Objects it applies to. */
  objects: readonly string[] | 'all'
  /** Among rules of one stage smaller comes first. Default 50. */
  order?: number
  /** Fills values in. */
  before?: Step
  /** Refuses, when the row is complete. */
  check?: Step
  /** Changes other rows, when this one is written. */
  after?: Step
}

/** True when the change gives the field another value than it had (on create: any value). */
export function isChanged(change: Change, field: string): boolean {
  return (change.after[field] ?? null) !== (change.before?.[field] ?? null)
}

/** Sets a field when the object has it. */
export function fill(change: Change, field: string, value: Value): void {
  if (change.meta.has(field)) change.after[field] = value
}

/** Sets a field when the object has it and it is empty. */
export function fillEmpty(change: Change, field: string, value: Value): void {
  if ((change.after[field] ?? null) === null) fill(change, field, value)
}

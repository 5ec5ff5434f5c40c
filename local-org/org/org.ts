/** The local org as its doors see it: one value that holds the rows, the rules, the users and the clock. */
import type { RecordAccess } from './access/record-access.ts'
import type { Accounts } from './accounts.ts'
import type { ChangeLog } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Notebook } from './notebook.ts'
import type {
  ConvertRequest,
  ConvertResult,
  DeletedAnswer,
  MergeRequest,
  MergeResult,
  Operation,
  SaveOptions,
  SaveResult,
  UpdatedAnswer,
} from './operations.ts'
import type { OrgKind } from './org-kind.ts'
import type { RuleBook } from './rulebook.ts'
import type { Api, FieldDef, ObjectDef, OrgView, PicklistValue } from './schema.ts'

/** Fills an org; `insert` saves with all standard rules as the administrator and returns ids in order. */
export type Seed = (org: {
  insert(object: string, records: Record<string, unknown>[]): string[]
  now(): number
}) => void | Promise<void>

export interface OrgOptions {
  objects: ObjectDef[]
  /** Run once, when the org is new. */
  seed?: Seed
  /** Folder of the journal and the blobs. Left out: memory only. */
  dataDir?: string
  /** Real time, epoch ms; the org's clock is an offset to it. */
  now?: () => number
  /** Tells orgs apart, 1 to 999: each has its own ids and administrator. Default 1; a folder keeps those it was begun with. */
  number?: number
  /** What a new org is for. Default developer; a folder keeps what it was begun as. */
  kind?: OrgKind
  /** The same number gives the same ids and tokens. Left out: tokens are random. */
  randomSeed?: number
  /** Commits kept by the change log. Default 50,000. */
  keepChanges?: number
}

export interface Org {
  /** 18-character organisation id. */
  readonly id: string
  /** The administrator every new org has: id, user name; the password is `password` until changed. */
  readonly admin: { id: string; username: string; password: string }
  readonly clock: Clock
  readonly accounts: Accounts
  readonly changes: ChangeLog
  /** What doors remember over a restart. */
  readonly notes: Notebook

  /** Reads as a user, through the data APIs unless said. Throws OrgError INVALID_SESSION_ID when there is no such user. */
  as(userId: string, api?: Api): OrgView
  /** What a user may do with a record; nothing where there is no such record, or it is deleted. */
  recordAccess(userId: string, id: string): RecordAccess
  /** Saves a set. Never throws for a row's fault: each Operation has its SaveResult. One commit for all that succeeded. */
  save(userId: string, operations: Operation[], options?: SaveOptions): SaveResult[]
  /**
   * Several saves as one transaction and one commit: `work` runs at once and answers whether it failed; then, or when it
   * throws, nothing of it has happened. Not for work that waits: others would see it half done.
   */
  atomically<T>(userId: string, work: () => { value: T; failed: boolean }, options?: SaveOptions): T
  /** The single forms of `save`; they throw the row's first OrgError. */
  create(userId: string, object: string, values: unknown, options?: SaveOptions): string
  update(userId: string, object: string, id: string, values: unknown, options?: SaveOptions): void
  upsert(
    userId: string,
    object: string,
    externalIdField: string,
    externalId: string,
    values: unknown,
    options?: SaveOptions,
  ): { id: string; created: boolean }
  delete(userId: string, object: string, id: string, options?: SaveOptions): void
  undelete(userId: string, object: string, id: string, options?: SaveOptions): void
  /** Throws OrgError. */
  merge(userId: string, request: MergeRequest, options?: SaveOptions): MergeResult
  /** Throws OrgError. */
  convertLead(userId: string, request: ConvertRequest, options?: SaveOptions): ConvertResult
  /** getUpdated / getDeleted; times in epoch ms. Throws OrgError INVALID_REPLICATION_DATE and the like. */
  updated(userId: string, object: string, start: number, end: number): UpdatedAnswer
  deleted(userId: string, object: string, start: number, end: number): DeletedAnswer

  /** Content behind a stored base64 value. */
  blob(id: string): Uint8Array | undefined

  /** Current use of every limit, in the form of GET /limits. */
  limits(): Record<string, { Max: number; Remaining: number }>
  /** Counts against a limit in a rolling 24 h window (default one API request); returns the state after it. */
  spend(limit?: string, amount?: number): { used: number; max: number }
  /** Sets a limit's maximum and, if given, what is used. */
  setLimit(limit: string, max: number, used?: number): void

  /** Schema changes: seen at once by describe, queries and saves. Throws OrgError DUPLICATE_DEVELOPER_NAME. */
  createCustomObject(def: Partial<ObjectDef> & { name: string }): ObjectDef
  createCustomField(object: string, def: Partial<FieldDef> & { name: string }): FieldDef
  /** A field of a standard object that a feature of the org brings; nothing happens when it is there. */
  addStandardField(object: string, field: FieldDef): void
  /** Changes of custom objects and fields: members left out stay (objects) or take the usual values (fields). Throws OrgError. */
  changeCustomObject(def: Partial<ObjectDef> & { name: string }): ObjectDef
  changeCustomField(object: string, def: Partial<FieldDef> & { name: string }): FieldDef
  /** The choices of a picklist, standard ones too. */
  changePicklist(object: string, field: string, values: PicklistValue[]): void
  /** With all rows. Throws OrgError DEPENDENCY_EXISTS when fields elsewhere point at it. */
  removeCustomObject(name: string): void
  /** With what its rows have in it. Throws OrgError. */
  removeCustomField(object: string, name: string): void

  /** The administrator's set-up; replace members through `setRules`. */
  readonly rules: RuleBook
  setRules(changed: Partial<RuleBook>): void

  /** What was deployed, by type and name; metadata knows what it means. */
  readonly components: ReadonlyMap<string, object>
  /** Keeps a component, or with null forgets it. */
  setComponent(key: string, value: object | null): void

  /** Runs a seed as the administrator, without validation, duplicate and assignment rules. */
  seed(seed: Seed): Promise<void>
  /**
   * Forgets everything (rows, custom schema, rules, clock, accounts) and starts anew, with the seed when given. With
   * `keepAccounts`, apps stay, and passwords, consents and tokens of users that the new org has under the same id and name.
   */
  reset(seed?: Seed, options?: { keepAccounts?: boolean }): Promise<void>
  /**
   * Keeps rows, files, schema, rules, clock and counters as they are now, in memory, and gives what puts them back, as often as
   * called. Apps and tokens are not part of it; neither are commits, which begin anew as after a reset.
   */
  hold(): () => void
  /** Shuts the journal and gives its folder free. */
  close(): void
}

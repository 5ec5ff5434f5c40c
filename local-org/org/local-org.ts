/** The org: its parts put together, and every way to ask or change it. */

import { forgetPermissions, permitNewObject } from './access/of-new-objects.ts'
import { NO_ACCESS, type RecordAccess, recordAccess } from './access/record-access.ts'
import { AccountStore } from './accounts/account-store.ts'
import { noteLastLogin } from './accounts/last-login.ts'
import { CommitLog } from './change-log.ts'
import { firstComponents } from './first-components.ts'
import { customLabel } from './formula/custom-label.ts'
import { presentation } from './formula/presentation.ts'
import { adminOf, identityOf, instanceOf } from './identity.ts'
import { IdSource } from './ids.ts'
import { Blobs } from './journal/blobs.ts'
import { Journal } from './journal/journal.ts'
import type { Persistent } from './journal/persistent.ts'
import { Limits } from './limits.ts'
import { PersistentNotebook } from './notebook.ts'
import type * as Ask from './operations.ts'
import type { Org, OrgOptions, Seed } from './org.ts'
import { OrgClock } from './org-clock.ts'
import { type OrgKind, organizationOf } from './org-kind.ts'
import { OrgState } from './org-state.ts'
import { randomText } from './random.ts'
import { convertLead } from './records/convert-lead.ts'
import { merge } from './records/merge.ts'
import { RecycleBin } from './recycle-bin.ts'
import { deletedIn, type Span, updatedIn } from './replication.ts'
import { type RuleEntry, RuleStore } from './rule-store.ts'
import type { RuleBook } from './rulebook.ts'
import { convertValues } from './save/convert-values.ts'
import { fillSummary } from './save/fill-summary.ts'
import type { Parts } from './save/parts.ts'
import type { RuleTable } from './save/rule-table.ts'
import { saveSet } from './save/save-set.ts'
import type { Transaction } from './save/transaction.ts'
import { Catalog, type SchemaEntry } from './schema/catalog.ts'
import { partsOf } from './schema/compound-parts.ts'
import {
  changedField,
  changedObject,
  customField,
  newField,
  objectOf,
  removableField,
  removableObject,
  withoutOwner,
} from './schema/custom.ts'
import type { Api, FieldDef, ObjectDef, OrgView, PicklistValue, Row } from './schema.ts'
import { beginOrg, insertAll } from './seeding.ts'
import { Numbers } from './store/numbers.ts'
import { readable } from './store/readable.ts'
import { Store } from './store/store.ts'
import { Transactions } from './transactions.ts'
import { Views } from './views.ts'

const KEEP_CHANGES = 50_000

export class LocalOrg implements Org {
  id: string
  admin: Org['admin']
  readonly clock: OrgClock
  readonly accounts: AccountStore
  readonly changes: CommitLog
  readonly notes: PersistentNotebook
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #ids: IdSource
  readonly #rules = new RuleStore()
  readonly #blobs: Blobs
  readonly #journal: Journal
  readonly #limits: Limits
  readonly #transactions: Transactions
  readonly #views: Views
  readonly #bin: RecycleBin
  readonly #persistents: Persistent[]
  readonly #state: OrgState
  readonly #kind: OrgKind

  constructor(options: OrgOptions, ruleTable: RuleTable) {
    const random = randomText(options.randomSeed)
    const append = (kind: string, entry: unknown) => this.#journal.append(kind, entry)
    const now = () => this.clock.now()
    const identity = identityOf(options.number ?? 1, options.randomSeed === undefined ? undefined : random)
    const ids = new IdSource(identity.instance)
    const numbers = new Numbers()
    this.#kind = options.kind ?? 'developer'
    this.id = ids.next('00D')
    this.admin = { id: ids.next('005'), ...identity.admin }
    this.#ids = ids
    this.#journal = new Journal(options.dataDir)
    this.#blobs = new Blobs(options.dataDir)
    this.#store = new Store((table, row) => {
      ids.seen(row.Id)
      numbers.seen(table.object, row)
    })
    this.#catalog = new Catalog(options.objects, (def, name) =>
      def ? this.#store.define(def) : this.#store.drop(name),
    )
    this.clock = new OrgClock(options.now ?? Date.now, (state) => {
      append('clock', state)
      this.#bin.restart()
      this.#transactions.flush()
    })
    this.#limits = new Limits(now)
    this.changes = new CommitLog(options.keepChanges ?? KEEP_CHANGES, this.#store)
    this.#views = this.#openViews(now)
    this.#transactions = new Transactions({
      parts: this.#parts(ids, numbers, ruleTable),
      changes: this.changes,
      append,
    })
    this.#bin = this.#openBin(now)
    const users = {
      userNamed: (name: string) => this.#usersNamed(name).find((user) => user['IsActive'])?.Id,
      isActive: (id: string) => this.#store.table('User')?.get(id)?.['IsActive'] === true,
      cameIn: (id: string, at: number) => this.#asSystem((transaction) => noteLastLogin(transaction, id, at)),
    }
    this.accounts = new AccountStore({ append, random, now, orgId: () => this.id, ...users })
    this.notes = new PersistentNotebook(append, now)
    const own = [this.#catalog, this.#rules, this.clock, ids, numbers, this.#store, this.changes]
    this.#persistents = [...own, this.notes.persistent, ...this.accounts.persistents]
    const { accounts, changes } = this
    const [persistents, blobs, journal] = [this.#persistents, this.#blobs, this.#journal]
    const [store, transactions] = [this.#store, this.#transactions]
    const held = { persistents, changes, accounts, blobs, journal, store, transactions }
    this.#state = new OrgState({ ...held, views: this.#views, bin: this.#bin })
  }

  get rules(): RuleBook {
    return this.#rules.book
  }

  /** Reads the journal, or makes a new org with its seed. */
  async start(seed: Seed | undefined): Promise<void> {
    const entries = this.#journal.open(this.#persistents)
    this.#store.settle()
    if (entries === 0) return this.#begin(seed)
    this.#recognise()
    if (this.#store.replaced <= this.#store.rowCount / 2) return
    this.accounts.sweep()
    this.#journal.compact()
  }

  as(userId: string, api: Api = 'data'): OrgView {
    this.#transactions.flush()
    this.#bin.sweep()
    return this.#views.of(userId, api)
  }

  recordAccess(userId: string, id: string): RecordAccess {
    const meta = this.#catalog.ofId(id)
    const row = this.#row(id)
    if (!meta || !row || row['IsDeleted'] === true) return NO_ACCESS
    return recordAccess(this.#views.access(userId), meta, row)
  }

  save(userId: string, operations: Ask.Operation[], options: Ask.SaveOptions = {}): Ask.SaveResult[] {
    return this.#transactions.run(userId, options, (transaction) => saveSet(transaction, operations))
  }

  atomically<T>(userId: string, work: () => { value: T; failed: boolean }, options: Ask.SaveOptions = {}): T {
    return this.#transactions.asOne(userId, options, work)
  }

  create(userId: string, object: string, values: unknown, options?: Ask.SaveOptions): string {
    return this.#one(userId, { op: 'create', object, values }, options).id
  }

  update(userId: string, object: string, id: string, values: unknown, options?: Ask.SaveOptions): void {
    this.#one(userId, { op: 'update', object, id, values }, options)
  }

  upsert(
    userId: string,
    object: string,
    externalIdField: string,
    externalId: string,
    values: unknown,
    options?: Ask.SaveOptions,
  ): { id: string; created: boolean } {
    return this.#one(userId, { op: 'upsert', object, externalIdField, externalId, values }, options)
  }

  delete(userId: string, object: string, id: string, options?: Ask.SaveOptions): void {
    this.#one(userId, { op: 'delete', object, id }, options)
  }

  undelete(userId: string, object: string, id: string, options?: Ask.SaveOptions): void {
    this.#one(userId, { op: 'undelete', object, id }, options)
  }

  merge(userId: string, request: Ask.MergeRequest, options: Ask.SaveOptions = {}): Ask.MergeResult {
    return this.#transactions.run(userId, options, (transaction) => merge(transaction, request))
  }

  convertLead(userId: string, request: Ask.ConvertRequest, options: Ask.SaveOptions = {}): Ask.ConvertResult {
    return this.#transactions.run(userId, options, (transaction) => convertLead(transaction, request))
  }

  updated(userId: string, object: string, start: number, end: number): Ask.UpdatedAnswer {
    return updatedIn(this.as(userId).table(object), this.#span(start, end))
  }

  deleted(userId: string, object: string, start: number, end: number): Ask.DeletedAnswer {
    return deletedIn(this.as(userId).table(object), this.#span(start, end))
  }

  #span(start: number, end: number): Span {
    return { start, end, now: this.clock.now(), heldSince: this.#transactions.heldSince }
  }

  blob(id: string): Uint8Array | undefined {
    return this.#blobs.get(id)
  }

  limits(): Record<string, { Max: number; Remaining: number }> {
    return this.#limits.report()
  }

  spend(limit = 'DailyApiRequests', amount = 1): { used: number; max: number } {
    return this.#limits.spend(limit, amount)
  }

  setLimit(limit: string, max: number, used?: number): void {
    this.#limits.set(limit, max, used)
  }

  createCustomObject(def: Partial<ObjectDef> & { name: string }): ObjectDef {
    const { object } = this.#enter({ object: objectOf(this.#catalog, def) })
    this.#asSystem((transaction) => permitNewObject(transaction, object.name))
    return object
  }

  createCustomField(object: string, def: Partial<FieldDef> & { name: string }): FieldDef {
    const field = newField(this.#catalog, object, def)
    for (const part of partsOf(field)) this.#enter({ of: object, field: part })
    this.#enter({ of: object, field })
    const owned = field.masterDetail ? this.#catalog.addedObject(object) : undefined
    if (owned) this.#enter({ object: withoutOwner(owned) })
    if (field.summary) this.#asSystem((transaction) => fillSummary(transaction, object, field))
    return field
  }

  addStandardField(object: string, field: FieldDef): void {
    if (!this.#catalog.get(object)?.has(field.name)) this.#enter({ of: object, field })
  }

  changeCustomObject(def: Partial<ObjectDef> & { name: string }): ObjectDef {
    return this.#enter({ object: changedObject(this.#catalog, def) }).object
  }

  changeCustomField(object: string, def: Partial<FieldDef> & { name: string }): FieldDef {
    const before = customField(this.#catalog, object, def.name)
    const field = changedField(this.#catalog, object, def)
    this.#enter({ of: object, field })
    if (before && before.type !== field.type)
      this.#asSystem((transaction) => convertValues(transaction, object, before, field))
    return field
  }

  changePicklist(object: string, name: string, picklistValues: PicklistValue[]): void {
    const of = this.#catalog.get(object)
    const field = of?.field(name)
    if (of && field) this.#enter({ of: of.name, field: { ...field, picklistValues } })
  }

  removeCustomObject(name: string): void {
    const gone = removableObject(this.#catalog, name).name
    this.#enter({ gone })
    this.#asSystem((transaction) => forgetPermissions(transaction, gone))
  }

  removeCustomField(object: string, name: string): void {
    const field = removableField(this.#catalog, object, name)
    const gone = field.name
    for (const part of [field, ...partsOf(field)]) this.#enter({ of: object, gone: part.name })
    this.#asSystem((transaction) => forgetPermissions(transaction, `${object}.${gone}`))
  }

  setRules(changed: Partial<RuleBook>): void {
    this.#enterRules(changed)
  }

  get components(): ReadonlyMap<string, object> {
    return this.#rules.components
  }

  setComponent(key: string, value: object | null): void {
    this.#enterRules({ component: [key, value] })
  }

  #enterRules(entry: RuleEntry): void {
    this.#rules.restore(entry)
    this.#journal.append(this.#rules.kind, entry)
  }

  async seed(seed: Seed): Promise<void> {
    await seed({
      insert: (object, records) => insertAll(this.#transactions, this.admin.id, object, records),
      now: () => this.clock.now(),
    })
  }

  async reset(seed?: Seed, { keepAccounts = false } = {}): Promise<void> {
    const keepUsers = this.#state.forget(keepAccounts)
    this.#limits.clear()
    this.#journal.compact()
    this.#ids.restart([this.id, this.admin.id])
    await this.#begin(seed)
    keepUsers()
  }

  hold(): () => void {
    return this.#state.hold()
  }

  close(): void {
    this.#transactions.clear()
    this.#journal.close()
  }

  #asSystem(work: (transaction: Transaction) => void): void {
    this.#transactions.run(this.admin.id, { asSystem: true, skipCustomRules: true }, work)
  }

  /** Changes the schema, for good. */
  #enter<E extends SchemaEntry>(entry: E): E {
    this.#catalog.restore(entry)
    this.#journal.append(this.#catalog.kind, entry)
    return entry
  }

  async #begin(seed: Seed | undefined): Promise<void> {
    const [now, kind, { id: orgId, admin }] = [this.clock.now(), this.#kind, this]
    beginOrg(this.#transactions, { orgId, admin, organization: organizationOf(kind, now) })
    for (const [key, component] of firstComponents(kind, now, admin.id)) this.setComponent(key, component)
    if (!this.accounts.hasPassword(this.admin.id)) this.accounts.setPassword(this.admin.id, this.admin.password)
    if (seed) await this.seed(seed)
  }

  /** The organisation and the administrator of a journal that was begun with other ids. */
  #recognise(): void {
    for (const { Id } of this.#store.table('Organization')?.all() ?? []) this.id = Id
    this.#ids.continueAs(instanceOf(this.id))
    this.admin = { ...this.admin, ...adminOf(this.id, (id) => this.#row(id)) }
  }

  #one(userId: string, wish: Ask.Operation, options?: Ask.SaveOptions): { id: string; created: boolean } {
    const [result] = this.save(userId, [wish], options)
    if (result?.errors[0]) throw result.errors[0]
    return { id: result?.id ?? '', created: result?.created ?? false }
  }

  #usersNamed(username: string): Row[] {
    return this.#store.table('User')?.lookup('Username', [username]) ?? []
  }

  #row(id: string): Row | undefined {
    const meta = this.#catalog.ofId(id)
    return meta && this.#store.table(meta.name)?.get(id)
  }

  #openViews(now: () => number): Views {
    const catalog = this.#catalog
    const table = (name: string) => readable(this.#store, name)
    const row = (id: string) => this.#row(id)
    const label = (name: string) => customLabel(this.#rules.components, name)
    const present = presentation({ catalog, row, table, now, label })
    const source = { catalog, row, table, now, label, present }
    return new Views(source, this.#store, this.#rules)
  }

  #openBin(now: () => number): RecycleBin {
    const [catalog, store, transactions] = [this.#catalog, this.#store, this.#transactions]
    return new RecycleBin({ catalog, store, transactions, now, adminId: () => this.admin.id })
  }

  /** What transactions work with. */
  #parts(ids: IdSource, numbers: Numbers, ruleTable: RuleTable): Parts {
    return {
      catalog: this.#catalog,
      store: this.#store,
      ids,
      numbers,
      blobs: this.#blobs,
      clock: this.clock,
      ruleTable,
      rulebook: () => this.#rules.book,
      label: (name) => customLabel(this.#rules.components, name),
      access: (userId) => this.#views.access(userId),
      isLocked: (id) => this.#transactions.isLocked(id),
    }
  }
}

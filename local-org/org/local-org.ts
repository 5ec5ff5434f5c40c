/** The org: its parts put together, and every way to ask or change it. */
import { randomUUID } from 'node:crypto'
import { Access } from './access/access.ts'
import { UserView } from './access/view.ts'
import { AccountStore } from './accounts/account-store.ts'
import { ADMIN, ADMIN_PROFILE, bootstrap } from './bootstrap.ts'
import { CommitLog } from './change-log.ts'
import { presentation } from './formula/presentation.ts'
import { IdSource } from './ids.ts'
import { Blobs } from './journal/blobs.ts'
import { Journal } from './journal/journal.ts'
import type { Persistent } from './journal/persistent.ts'
import { type LateCommit, LateCommits } from './late-commits.ts'
import { Limits } from './limits.ts'
import type * as Ask from './operations.ts'
import type { Org, OrgOptions, Seed } from './org.ts'
import { OrgClock } from './org-clock.ts'
import { randomText } from './random.ts'
import { convertLead } from './records/convert-lead.ts'
import { merge } from './records/merge.ts'
import { deletedIn, updatedIn } from './replication.ts'
import { RuleStore } from './rule-store.ts'
import type { RuleBook } from './rulebook.ts'
import type { Parts } from './save/parts.ts'
import type { RuleTable } from './save/rule-table.ts'
import { saveSet } from './save/save-set.ts'
import { Transaction } from './save/transaction.ts'
import { Catalog } from './schema/catalog.ts'
import { newField, objectOf } from './schema/custom.ts'
import { type FieldDef, type ObjectDef, OrgError, type OrgView, type Row } from './schema.ts'
import { Numbers } from './store/numbers.ts'
import { Store } from './store/store.ts'

/** The two characters that Salesforce's ids have behind the key prefix; with a random seed each org has its own. */
const USUAL_INSTANCE = 'dL'
const KEEP_CHANGES = 50_000
const SEEDING: Ask.SaveOptions = { skipCustomRules: true, setAuditFields: true, asSystem: true, client: 'seed' }

export class LocalOrg implements Org {
  id: string
  admin: Org['admin']
  readonly clock: OrgClock
  readonly accounts: AccountStore
  readonly changes: CommitLog
  readonly #parts: Parts
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #rules = new RuleStore()
  readonly #journal: Journal
  readonly #late: LateCommits
  readonly #limits: Limits
  readonly #persistents: Persistent[]
  readonly #views = new Map<string, { version: string; view: OrgView }>()
  readonly #present
  /** Set while several saves run as one. */
  #outer: Transaction | undefined

  constructor(options: OrgOptions, ruleTable: RuleTable) {
    const random = randomText(options.randomSeed)
    const append = (kind: string, entry: unknown) => this.#journal.append(kind, entry)
    const ids = new IdSource(options.randomSeed === undefined ? USUAL_INSTANCE : random(2))
    const numbers = new Numbers()
    this.#journal = new Journal(options.dataDir)
    this.#store = new Store((table, row) => {
      ids.seen(row.Id)
      const meta = this.#catalog.get(table.object.name)
      if (meta) numbers.seen(meta, row)
    })
    this.#catalog = new Catalog(options.objects, (def, name) =>
      def ? this.#store.define(def) : this.#store.drop(name),
    )
    this.clock = new OrgClock(options.now ?? Date.now, (state) => {
      append('clock', state)
      this.#late.flush()
    })
    const now = () => this.clock.now()
    this.#late = new LateCommits(now, (commit) => this.#publish(commit))
    this.#limits = new Limits(now)
    this.#present = presentation(this.#catalog, (id) => this.#row(id), now)
    this.id = ids.next('00D')
    this.admin = { id: ids.next('005'), ...ADMIN }
    this.changes = new CommitLog(options.keepChanges ?? KEEP_CHANGES, this.#store)
    this.accounts = new AccountStore({
      append,
      random,
      now,
      orgId: () => this.id,
      userNamed: (name) => this.#rowsBy('User', 'Username', name).find((user) => user['IsActive'])?.Id,
      isActive: (id) => this.#store.table('User')?.get(id)?.['IsActive'] === true,
    })
    this.#parts = {
      catalog: this.#catalog,
      store: this.#store,
      ids,
      numbers,
      blobs: new Blobs(options.dataDir),
      clock: this.clock,
      ruleTable,
      rulebook: () => this.#rules.book,
      access: (userId) => this.#access(userId),
      isLocked: (id) => this.#late.isLocked(id),
    }
    this.#persistents = [
      this.#catalog as Persistent,
      this.#rules as Persistent,
      this.clock as Persistent,
      ids as Persistent,
      numbers as Persistent,
      this.#store as Persistent,
      this.changes as Persistent,
      ...this.accounts.persistents,
    ]
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
    if (this.#store.replaced > this.#store.rowCount / 2) this.#compact()
  }

  as(userId: string): OrgView {
    this.#late.flush()
    const version = `${this.#catalog.version}.${this.#rules.version}`
    const known = this.#views.get(userId)
    if (known?.version === version) return known.view
    const user = this.#store.table('User')?.get(userId)
    if (!user) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 })
    const source = {
      catalog: this.#catalog,
      table: (name: string) => this.#store.table(name),
      now: () => this.clock.now(),
      present: this.#present,
    }
    const view = new UserView(source, this.#access(userId), String(user['TimeZoneSidKey'] ?? 'GMT'))
    this.#views.set(userId, { version, view })
    return view
  }

  save(userId: string, operations: Ask.Operation[], options: Ask.SaveOptions = {}): Ask.SaveResult[] {
    return this.#transact(userId, options, (transaction) => saveSet(transaction, operations))
  }

  atomically<T>(userId: string, work: () => { value: T; failed: boolean }, options: Ask.SaveOptions = {}): T {
    return this.#transact(userId, options, (transaction) => {
      const outer = this.#outer
      this.#outer = transaction
      try {
        const { value, failed } = work()
        if (failed) transaction.backTo(0)
        return value
      } finally {
        this.#outer = outer
      }
    })
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
    return this.#transact(userId, options, (transaction) => merge(transaction, request))
  }

  convertLead(userId: string, request: Ask.ConvertRequest, options: Ask.SaveOptions = {}): Ask.ConvertResult {
    return this.#transact(userId, options, (transaction) => convertLead(transaction, request))
  }

  updated(userId: string, object: string, start: number, end: number): Ask.UpdatedAnswer {
    return updatedIn(this.as(userId).table(object), start, end, this.clock.now(), this.#late.heldSince)
  }

  deleted(userId: string, object: string, start: number, end: number): Ask.DeletedAnswer {
    return deletedIn(this.as(userId).table(object), start, end, this.clock.now(), this.#late.heldSince)
  }

  blob(id: string): Uint8Array | undefined {
    return this.#parts.blobs.get(id)
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
    const object = objectOf(this.#catalog, def)
    this.#catalog.addObject(object)
    this.#journal.append(this.#catalog.kind, { object })
    return object
  }

  createCustomField(object: string, def: Partial<FieldDef> & { name: string }): FieldDef {
    const field = newField(this.#catalog, object, def)
    this.#catalog.addField(object, field)
    this.#journal.append(this.#catalog.kind, { of: object, field })
    return field
  }

  setRules(changed: Partial<RuleBook>): void {
    this.#rules.restore(changed)
    this.#journal.append(this.#rules.kind, changed)
  }

  async seed(seed: Seed): Promise<void> {
    const insert = (object: string, records: Record<string, unknown>[]) => this.#insertAll(object, records)
    await seed({ insert, now: () => this.clock.now() })
  }

  async reset(seed?: Seed): Promise<void> {
    this.#late.clear()
    for (const part of this.#persistents) part.clear()
    this.#parts.blobs.clear()
    this.#limits.clear()
    this.#views.clear()
    this.#journal.compact()
    this.#parts.ids.restart([this.id, this.admin.id])
    await this.#begin(seed)
  }

  close(): void {
    this.#late.clear()
    this.#journal.close()
  }

  /** The organisation and the administrator of a journal that was begun with other ids. */
  #recognise(): void {
    for (const { Id } of this.#store.table('Organization')?.all() ?? []) this.id = Id
    const [admin] = this.#rowsBy('User', 'Username', ADMIN.username)
    if (admin) this.admin = { ...this.admin, id: admin.Id }
  }

  async #begin(seed: Seed | undefined): Promise<void> {
    this.#transact(this.admin.id, SEEDING, (transaction) => {
      const insert = (object: string, values: Record<string, unknown>) => {
        const meta = this.#catalog.get(object)
        const known = Object.entries(values).filter(([name]) => meta?.has(name))
        return meta ? transaction.insert(object, Object.fromEntries(known) as Record<string, string>) : undefined
      }
      bootstrap(insert, { orgId: this.id, adminId: this.admin.id })
    })
    this.accounts.setPassword(this.admin.id, this.admin.password)
    if (seed) await this.seed(seed)
  }

  #insertAll(object: string, records: Record<string, unknown>[]): string[] {
    const operations = records.map((values) => ({ op: 'create' as const, object, values }))
    return this.save(this.admin.id, operations, { ...SEEDING, allOrNone: true }).map(({ id }, index, results) => {
      const refusal = results.flatMap((result) => result.errors).find((error) => error.errorCode !== ROLLED_BACK)
      if (refusal) throw refusal
      return id ?? String(index)
    })
  }

  /** Runs work in a transaction; commits what is left of it, takes all back when it throws. */
  #transact<T>(userId: string, options: Ask.SaveOptions, work: (transaction: Transaction) => T): T {
    this.#late.flush()
    const transaction = new Transaction(this.#parts, userId, options)
    try {
      const result = work(transaction)
      if (this.#outer) this.#outer.absorb(transaction)
      else this.#commit(transaction)
      return result
    } catch (error) {
      transaction.backTo(0)
      throw error
    }
  }

  #commit(transaction: Transaction): void {
    const changes = transaction.changes()
    const erased = transaction.erased()
    if (changes.length + erased.length === 0) return
    const { userId, options, now } = transaction
    const commit = { due: this.clock.now(), stamped: now, userId, client: options.client ?? '', changes, erased }
    if (options.visibleAfter) {
      transaction.backTo(0)
      this.#late.hold({ ...commit, due: commit.due + options.visibleAfter })
    } else this.#file(commit)
  }

  /** A late commit comes to light. */
  #publish(commit: LateCommit): void {
    for (const { object, id, row } of commit.changes) this.#store.table(object)?.put(id, row)
    for (const { object, id } of commit.erased) this.#store.table(object)?.put(id, undefined)
    this.#file(commit)
  }

  #file({ userId, client, changes, erased }: Omit<LateCommit, 'due' | 'stamped'>): void {
    const commit = { transactionId: randomUUID(), time: this.clock.now(), userId, client, changes }
    if (changes.some(({ object }) => object === 'User' || object === 'Profile')) this.#views.clear()
    const whole = erased.length ? { ...commit, erased } : commit
    this.changes.add(whole, (entry) => this.#journal.append(this.changes.kind, entry))
  }

  #one(userId: string, wish: Ask.Operation, options?: Ask.SaveOptions): { id: string; created: boolean } {
    const [result] = this.save(userId, [wish], options)
    if (result?.errors[0]) throw result.errors[0]
    return { id: result?.id ?? '', created: result?.created ?? false }
  }

  #row(id: string): Row | undefined {
    const meta = this.#catalog.ofId(id)
    return meta && this.#store.table(meta.name)?.get(id)
  }

  #rowsBy(object: string, field: string, value: string): Row[] {
    return this.#store.table(object)?.lookup(field, [value]) ?? []
  }

  #compact(): void {
    this.accounts.sweep()
    this.#journal.compact()
  }

  #access(userId: string): Access {
    const profileId = String(this.#store.table('User')?.get(userId)?.['ProfileId'] ?? '')
    const isAdmin = this.#store.table('Profile')?.get(profileId)?.['Name'] === ADMIN_PROFILE
    return new Access(this.#rules.book, userId, [userId, profileId], isAdmin || userId === this.admin.id)
  }
}

const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK'

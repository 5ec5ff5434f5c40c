/** The views of users, each made once and again when schema, rules or the rows of the set-up changed. */
import { Access } from './access/access.ts'
import type { RuleShare } from './access/computed-shares.ts'
import { Grants } from './access/grants.ts'
import { shareeId } from './access/members.ts'
import { RecordTypes } from './access/record-types.ts'
import { RuleShares } from './access/rule-shares.ts'
import { Sharing } from './access/sharing.ts'
import { UserView, type ViewSource } from './access/view.ts'
import type { RuleStore } from './rule-store.ts'
import type { Meta } from './schema/meta.ts'
import { type Api, OrgError, type OrgView, type Row } from './schema.ts'
import type { Store } from './store/store.ts'

/** Objects whose rows say what users may do. */
const SET_UP = [
  'User',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
  'FieldPermissions',
  'RecordType',
  'UserRole',
  'Group',
  'GroupMember',
]
/** Those among them that few orgs have rows of: they count once somebody asked for them. */
const RARE_SET_UP = ['PermissionSetGroupComponent']

export class Views {
  readonly #source: ViewSource
  readonly #store: Store
  readonly #rules: RuleStore
  readonly #views = new Map<string, { version: string; view: OrgView }>()
  readonly #accesses = new Map<string, { version: string; access: Access }>()
  #ruleShares: { version: string; shares: RuleShares } | undefined
  #recordTypes: { version: string; types: RecordTypes } | undefined

  constructor(source: Omit<ViewSource, 'sharedByRules'>, store: Store, rules: RuleStore) {
    this.#source = { ...source, sharedByRules: (meta, row) => this.#sharedByRules(meta, row) }
    this.#store = store
    this.#rules = rules
  }

  /** Throws OrgError INVALID_SESSION_ID when there is no such user. */
  of(userId: string, api: Api): OrgView {
    const user = this.#store.table('User')?.get(userId)
    if (!user) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 })
    const version = `${this.#source.catalog.version} ${this.#setUpVersion()} ${user['TimeZoneSidKey']}`
    const key = `${userId} ${api}`
    const known = this.#views.get(key)
    if (known?.version === version) return known.view
    const view = new UserView(this.#source, this.access(userId), {
      timeZone: String(user['TimeZoneSidKey'] ?? 'GMT'),
      api,
    })
    this.#views.set(key, { version, view })
    return view
  }

  /** What the user may do. */
  access(userId: string): Access {
    const version = this.#setUpVersion()
    const known = this.#accesses.get(userId)
    if (known?.version === version) return known.access
    const tables = (name: string) => this.#store.table(name)
    const access = new Access(userId, {
      rulebook: this.#rules.book,
      grants: new Grants(tables, userId, this.#source.now()),
      sharing: new Sharing(tables, userId, {
        levels: this.#rules.book.sharing,
        rules: this.#rulesOfSharing(),
        metaOf: (object) => this.#source.catalog.get(object),
      }),
      recordTypes: this.#types(),
      row: (object, id) => this.#row(object, id),
    })
    this.#accesses.set(userId, { version, access })
    return access
  }

  clear(): void {
    this.#views.clear()
    this.#ruleShares = undefined
    this.#accesses.clear()
    this.#recordTypes = undefined
  }

  /** Changes whenever somebody's rights may have. */
  #setUpVersion(): string {
    let rows = 0
    for (const name of SET_UP) rows += this.#store.table(name)?.version ?? 0
    for (const name of RARE_SET_UP) rows += this.#store.opened(name)?.version ?? 0
    return `${this.#rules.version} ${rows}`
  }

  /** Which records sharing rules open. */
  #rulesOfSharing(): RuleShares {
    const version = this.#setUpVersion()
    if (this.#ruleShares?.version !== version) {
      const tables = (name: string) => this.#store.table(name)
      this.#ruleShares = { version, shares: new RuleShares(tables, this.#rules.book.sharingRules) }
    }
    return this.#ruleShares.shares
  }

  #sharedByRules(meta: Meta, row: Row): RuleShare[] {
    const rules = this.#rulesOfSharing().of(meta, row)
    return rules.flatMap(({ to, access }) => {
      const holderId = shareeId((name) => this.#store.table(name), to)
      return holderId === undefined ? [] : { holderId, access }
    })
  }

  #types(): RecordTypes {
    const version = this.#setUpVersion()
    if (this.#recordTypes?.version !== version) {
      this.#recordTypes = { version, types: new RecordTypes(this.#store.table('RecordType'), this.#rules.book) }
    }
    return this.#recordTypes.types
  }

  #row(object: string, id: string) {
    const meta = this.#source.catalog.get(object)
    const row = meta && this.#store.table(meta.name)?.get(id)
    return meta && row && { meta, row }
  }
}

/** The views of users, each made once and again when schema, rules or users changed. */
import { Access } from './access/access.ts'
import { UserView, type ViewSource } from './access/view.ts'
import { ADMIN_PROFILE } from './bootstrap.ts'
import type { RuleStore } from './rule-store.ts'
import { type Api, OrgError, type OrgView } from './schema.ts'
import type { Store } from './store/store.ts'

export class Views {
  readonly #source: ViewSource
  readonly #store: Store
  readonly #rules: RuleStore
  readonly #views = new Map<string, { version: string; view: OrgView }>()

  constructor(source: ViewSource, store: Store, rules: RuleStore) {
    this.#source = source
    this.#store = store
    this.#rules = rules
  }

  /** Throws OrgError INVALID_SESSION_ID when there is no such user. */
  of(userId: string, api: Api): OrgView {
    const user = this.#store.table('User')?.get(userId)
    if (!user) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 })
    const version = `${this.#source.catalog.version} ${this.#rules.version} ${user['ProfileId']} ${user['TimeZoneSidKey']}`
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

  /** What the user may do. A user that is not there (the first one, while being made) may do all. */
  access(userId: string): Access {
    const profileId = this.#store.table('User')?.get(userId)?.['ProfileId']
    const profile = profileId ? this.#store.table('Profile')?.get(String(profileId)) : undefined
    const isAdmin = !profile || profile['Name'] === ADMIN_PROFILE
    return new Access(this.#rules.book, userId, [userId, String(profileId ?? '')], isAdmin)
  }

  clear(): void {
    this.#views.clear()
  }
}

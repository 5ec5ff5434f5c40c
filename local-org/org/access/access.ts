/** What one user may do with objects and fields: the permissions of the user and of the profile together. */
import type { ObjectPermission, RuleBook } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef } from '../schema.ts'

/** Fields everyone may read, whatever field-level security says. */
const ALWAYS_READ = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate', 'OwnerId'])

export class Access {
  readonly userId: string
  readonly #sets: RuleBook['permissions']
  readonly #sharing: RuleBook['sharing']
  readonly #isAdmin: boolean

  /** `holders` are the ids permissions may be tied to: the user's own and the profile's. An administrator sees all rows. */
  constructor(rulebook: RuleBook, userId: string, holders: string[], isAdmin: boolean) {
    this.userId = userId
    this.#isAdmin = isAdmin
    this.#sets = rulebook.permissions.filter((set) => holders.includes(set.holderId))
    this.#sharing = rulebook.sharing
  }

  /** True when nothing at all is closed to the user, so that reads need no filter. */
  get isOpen(): boolean {
    return this.#sets.length === 0 && Object.keys(this.#sharing).length === 0
  }

  may(object: string, what: keyof ObjectPermission): boolean {
    return this.#sets.every((set) => set.objects[object]?.[what] !== false)
  }

  canRead(meta: Meta, field: FieldDef): boolean {
    return ALWAYS_READ.has(field.name) || this.#sets.every((set) => set.fields[meta.name]?.[field.name]?.read !== false)
  }

  canEdit(meta: Meta, field: FieldDef): boolean {
    return this.#sets.every((set) => set.fields[meta.name]?.[field.name]?.edit !== false)
  }

  /** A system permission such as ApiEnabled. */
  has(permission: string): boolean {
    return this.#sets.every((set) => set.system[permission] !== false)
  }

  /** True when rows of others are hidden from (or locked for) the user. */
  isLimitedToOwn(object: string, what: 'read' | 'edit'): boolean {
    const level = this.#sharing[object] ?? 'ReadWrite'
    const limited = what === 'read' ? level === 'Private' : level !== 'ReadWrite'
    return limited && !this.#grants(object, what === 'read' ? ['viewAll', 'modifyAll'] : ['modifyAll'])
  }

  #grants(object: string, permissions: (keyof ObjectPermission)[]): boolean {
    return this.#isAdmin || permissions.some((what) => this.#sets.some((set) => set.objects[object]?.[what] === true))
  }
}

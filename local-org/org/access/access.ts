/**
 * What one user may do with objects, fields and rows: what profile and permission sets grant, less what the switchboard takes
 * away, with sharing.
 */
import type { ObjectPermission, RuleBook } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, OfferedTypes, Row } from '../schema.ts'
import type { Grants } from './grants.ts'
import type { RecordTypes } from './record-types.ts'
import type { RowAccess, Sharing } from './sharing.ts'

/** Fields everyone may read, whatever field-level security says. */
const ALWAYS_READ = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate', 'OwnerId'])

/** Leads and cases have a permission of their own beside "Transfer Record". */
const TRANSFER_PERMISSIONS: Readonly<Record<string, string>> = { Case: 'TransferAnyCase', Lead: 'TransferAnyLead' }

export interface AccessParts {
  rulebook: RuleBook
  grants: Grants
  sharing: Sharing
  recordTypes: RecordTypes
  /** A row of whatever object, for the masters of details. */
  row: (object: string, id: string) => { meta: Meta; row: Row } | undefined
}

export class Access {
  readonly userId: string
  readonly #parts: AccessParts
  /** What the switchboard closes: permissions tied to the user or to the profile. */
  readonly #closed: RuleBook['permissions']

  constructor(userId: string, parts: AccessParts) {
    this.userId = userId
    this.#parts = parts
    this.#closed = parts.rulebook.permissions.filter((set) => parts.grants.holders.includes(set.holderId))
  }

  /** True when the definition can be shown as it is. */
  showsWhole(meta: Meta): boolean {
    const { grants } = this.#parts
    return this.#closed.length === 0 && grants.everything && grants.may(meta, 'create') && this.#showsTypes(meta)
  }

  /** Whether the user has a system permission, such as 'ConvertLeads'. */
  has(permission: string): boolean {
    return this.#closed.every((set) => set.system[permission] !== false) && this.#parts.grants.has(permission)
  }

  /** The same of one that nobody has who was not given it. */
  holds(permission: string): boolean {
    return this.has(permission) && this.#parts.grants.holds(permission)
  }

  may(meta: Meta, what: keyof ObjectPermission): boolean {
    return this.#parts.grants.may(meta, what) && this.#closed.every((set) => set.objects[meta.name]?.[what] !== false)
  }

  canRead(meta: Meta, field: FieldDef): boolean {
    if (field.name === 'RecordTypeId') return this.#showsTypes(meta)
    if (ALWAYS_READ.has(field.name)) return true
    if (!this.#closed.every((set) => set.fields[meta.name]?.[field.name]?.read !== false)) return false
    return this.#parts.grants.mayField(meta, field, 'read')
  }

  canEdit(meta: Meta, field: FieldDef): boolean {
    if (!this.#closed.every((set) => set.fields[meta.name]?.[field.name]?.edit !== false)) return false
    return this.#parts.grants.mayField(meta, field, 'edit')
  }

  /** Record types of an object, and which of them the user may give to records. */
  recordTypes(object: string): OfferedTypes {
    return this.#parts.recordTypes.offered(object, this.#parts.grants.holders)
  }

  /** True when rows of others are hidden from (or locked for) the user. */
  isLimited(meta: Meta, what: RowAccess): boolean {
    if (this.#parts.grants.everything || !this.#parts.sharing.isClosed(meta, what)) return false
    return !this.#grantsAll(meta, what === 'read' ? ['viewAll', 'modifyAll'] : ['modifyAll'])
  }

  /** Whether sharing opens this row to the user. */
  reaches(meta: Meta, row: Row, what: RowAccess): boolean {
    if (!this.isLimited(meta, what)) return true
    if (what === 'transfer' && this.#mayTransferAny(meta)) return true
    return this.#parts.sharing.isOpen(meta, row, what, (object, id) => {
      const master = this.#parts.row(object, id)
      return master !== undefined && this.reaches(master.meta, master.row, what === 'read' ? 'read' : 'edit')
    })
  }

  /** The permissions to transfer, for whoever may edit the object. */
  #mayTransferAny(meta: Meta): boolean {
    const own = TRANSFER_PERMISSIONS[meta.name]
    const isGiven = this.has('TransferAnyEntity') || (own !== undefined && this.has(own))
    return isGiven && this.may(meta, 'edit')
  }

  /** `RecordTypeId` is there once an object has record types. */
  #showsTypes(meta: Meta): boolean {
    return meta.def.further !== undefined || !meta.has('RecordTypeId') || this.#parts.recordTypes.has(meta.name)
  }

  #grantsAll(meta: Meta, permissions: (keyof ObjectPermission)[]): boolean {
    const { grants } = this.#parts
    return permissions.some((what) => grants.may(meta, what) || this.#says(meta, what))
  }

  #says(meta: Meta, what: keyof ObjectPermission): boolean {
    return this.#closed.some((set) => set.objects[meta.name]?.[what] === true)
  }
}

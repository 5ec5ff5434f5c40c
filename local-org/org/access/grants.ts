/**
 * What a user's profile and permission sets grant, read from the rows that hold it: a profile has a permission set of its own,
 * others come by assignment, and what any of them grants is granted
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm).
 */
import type { ObjectPermission } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row, Table } from '../schema.ts'
import { governing } from './governed.ts'
import { permissionSetsOf } from './permission-sets-of.ts'

type Tables = (object: string) => Table | undefined
/** How a profile stands to fields that no row of it names. */
type Fields = 'edit' | 'read' | 'none'

export const ADMIN_PROFILE = 'System Administrator'
/** Profiles every org has; all others open only what rows of theirs say. */
const STANDARD_PROFILES: Record<string, Fields> = {
  [ADMIN_PROFILE]: 'edit',
  'Standard User': 'edit',
  'Marketing User': 'edit',
  'Standard Platform User': 'edit',
  'Read Only': 'read',
}

/** Campaigns are changed by marketing users alone, administrators or not. */
const CHANGES = new Set<keyof ObjectPermission>(['create', 'edit', 'delete'])

/** What "View All Data" gives of every object. */
const VIEWS = new Set<keyof ObjectPermission>(['read', 'viewAll'])

const COLUMNS: Record<keyof ObjectPermission, string> = {
  read: 'PermissionsRead',
  create: 'PermissionsCreate',
  edit: 'PermissionsEdit',
  delete: 'PermissionsDelete',
  viewAll: 'PermissionsViewAllRecords',
  modifyAll: 'PermissionsModifyAllRecords',
}

/** Objects whose records are changed by a system permission; to read them needs none. */
const CHANGED_BY_PERMISSION: Record<string, string> = {
  Event: 'EditEvent',
  FieldPermissions: 'ManageProfilesPermissionsets',
  ObjectPermissions: 'ManageProfilesPermissionsets',
  PermissionSet: 'ManageProfilesPermissionsets',
  PermissionSetAssignment: 'AssignPermissionSets',
  Profile: 'ManageProfilesPermissionsets',
  Task: 'EditTask',
  UserRole: 'ManageRoles',
}
/** Those whose new records need one; their own all users may change. */
const CREATED_BY_PERMISSION: Record<string, string> = { User: 'ManageUsers' }

export class Grants {
  /** The profile of the user, and the ids of the permission sets. */
  readonly holders: readonly string[]
  /** An administrator: nothing is closed. */
  readonly everything: boolean
  /** The permission sets: the profile's own, and those assigned. */
  readonly #sets: readonly Row[]
  readonly #objects = new Map<string, Row[]>()
  readonly #fields = new Map<string, Row[]>()
  readonly #unnamed: Fields
  readonly #profileSet: string | undefined
  readonly #isMarketing: boolean

  /** A user that is not there (the first one, while being made) may do all, and so may all where no permissions are kept. */
  constructor(tables: Tables, userId: string, now: number) {
    const user = tables('User')?.get(userId)
    const profileId = String(user?.['ProfileId'] ?? '')
    const profile = tables('Profile')?.get(profileId)
    const sets = permissionSetsOf(tables, userId, now)
    this.holders = [userId, profileId, ...sets]
    this.#sets = sets.flatMap((id) => tables('PermissionSet')?.get(id) ?? [])
    const own = this.#sets.find((set) => set['ProfileId'] === profileId)
    this.#profileSet = own?.Id
    this.#isMarketing = user?.['UserPermissionsMarketingUser'] !== false
    this.#unnamed = STANDARD_PROFILES[String(profile?.['Name'])] ?? 'none'
    const isAdmin = this.#sets.some((set) => set['PermissionsModifyAllData'] === true)
    this.everything = !profile || !own || profile['Name'] === ADMIN_PROFILE || isAdmin
    if (this.everything) return
    gather(this.#objects, live(tables('ObjectPermissions')?.lookup('ParentId', sets)), 'SobjectType')
    gather(this.#fields, live(tables('FieldPermissions')?.lookup('ParentId', sets)), 'Field')
  }

  /** A system permission, such as 'ViewAllData'. */
  has(permission: string): boolean {
    return this.everything || this.holds(permission)
  }

  /** A system permission that administrators have no more than others without being given it. */
  holds(permission: string): boolean {
    return this.#sets.some((set) => set[`Permissions${permission}`] === true)
  }

  may(meta: Meta, what: keyof ObjectPermission): boolean {
    const system = CHANGES.has(what) ? CHANGED_BY_PERMISSION[meta.name] : undefined
    if (system !== undefined && !this.has(system)) return false
    const maker = what === 'create' ? CREATED_BY_PERMISSION[meta.name] : undefined
    if (maker !== undefined && !this.has(maker)) return false
    if (!this.#isMarketing && meta.name === 'Campaign' && CHANGES.has(what)) return false
    if (this.everything || (VIEWS.has(what) && this.has('ViewAllData'))) return true
    const asked = governing(meta, what)
    if (!asked) return what !== 'viewAll' && what !== 'modifyAll'
    const rows = this.#objects.get(asked.object.toLowerCase()) ?? []
    return rows.some((row) => row[COLUMNS[asked.what]] === true)
  }

  /** Fields outside field-level security are open with their object. */
  mayField(meta: Meta, field: FieldDef, what: 'read' | 'edit'): boolean {
    if (this.everything || !field.permissionable) return true
    if (!governing(meta, 'read')) return true
    const column = what === 'read' ? 'PermissionsRead' : 'PermissionsEdit'
    const rows = this.#fields.get(`${meta.name}.${field.name}`.toLowerCase()) ?? []
    if (rows.some((row) => row[column] === true)) return true
    const isNamed = rows.some((row) => row['ParentId'] === this.#profileSet)
    return !isNamed && (this.#unnamed === 'edit' || this.#unnamed === what)
  }
}

const live = (rows: Row[] = []): Row[] => rows.filter((row) => row['IsDeleted'] !== true)

function gather(into: Map<string, Row[]>, rows: Row[], key: string): void {
  for (const row of rows) {
    const name = String(row[key]).toLowerCase()
    const known = into.get(name)
    if (known) known.push(row)
    else into.set(name, [row])
  }
}

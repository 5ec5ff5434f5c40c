/** What profiles and permission sets say of objects, fields, record types and the system, read from a component and put into rows. */

import type { Draft } from './draft.ts'
import { applyEntityAccesses, type EntityAccess, entityAccessesIn } from './entity-accesses.ts'
import { type Facts, factFlag, factList, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import { invalid } from './refusals.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'
import { splitName } from './split-name.ts'

type Rights = Record<string, string | boolean>

export interface Permissions {
  objects: Rights[]
  fields: Rights[]
  /** Columns of the permission set's own row: PermissionsApiEnabled. */
  system: Record<string, boolean>
  recordTypes: { fullName: string; visible: boolean; isDefault: boolean }[]
  entities: EntityAccess[]
}

/** Throws OrgError for objects and fields that are not there. */
export function permissionsIn(draft: Draft, facts: Facts): Permissions {
  return {
    objects: factList(facts, 'objectPermissions').flatMap((one) => objectRights(draft, one)),
    fields: factList(facts, 'fieldPermissions').flatMap((one) => fieldRights(draft, one)),
    system: systemRights(draft, facts),
    recordTypes: factList(facts, 'recordTypeVisibilities').map((one) => ({
      fullName: factText(one, 'recordType') ?? '',
      visible: factFlag(one, 'visible'),
      isDefault: factFlag(one, 'default'),
    })),
    entities: entityAccessesIn(draft, facts),
  }
}

/** Standard objects and fields may be such as the local org has not: of them nothing is to be said. */
function isStandard(name: string): boolean {
  return name !== '' && !/__\w+$/.test(name)
}

function objectRights(draft: Draft, one: Facts): Rights[] {
  const SobjectType = factText(one, 'object') ?? ''
  if (!draft.hasObject(SobjectType)) {
    if (isStandard(SobjectType)) return []
    throw invalid(`In field: object - no CustomObject named ${SobjectType} found`)
  }
  const rights = {
    SobjectType,
    PermissionsCreate: factFlag(one, 'allowCreate'),
    PermissionsDelete: factFlag(one, 'allowDelete'),
    PermissionsEdit: factFlag(one, 'allowEdit'),
    PermissionsRead: factFlag(one, 'allowRead'),
    PermissionsModifyAllRecords: factFlag(one, 'modifyAllRecords'),
    PermissionsViewAllRecords: factFlag(one, 'viewAllRecords'),
  }
  return [rights]
}

function fieldRights(draft: Draft, one: Facts): Rights[] {
  const Field = factText(one, 'field') ?? ''
  const { object: SobjectType, name } = splitName(Field)
  const known = draft.field(SobjectType, name)
  if (known?.permissionable === false) return []
  if (!known) {
    if (isStandard(name)) return []
    throw invalid(`In field: field - no CustomField named ${Field} found`)
  }
  const PermissionsEdit = factFlag(one, 'editable')
  return [{ SobjectType, Field, PermissionsEdit, PermissionsRead: factFlag(one, 'readable') || PermissionsEdit }]
}

/** Those that the rows have a column for; the others are kept with the component. */
function systemRights(draft: Draft, facts: Facts): Record<string, boolean> {
  const columns = new Set(draft.existing('PermissionSet')?.fields.map(({ name }) => name))
  const rights = factList(facts, 'userPermissions').map((one): [string, boolean] => [
    `Permissions${factText(one, 'name')}`,
    factFlag(one, 'enabled'),
  ])
  return Object.fromEntries(rights.filter(([name]) => columns.has(name)))
}

/** Whose permissions: the permission set, and the holder of record type visibilities (a profile, or the set itself). */
export interface Holder {
  setId: string
  visibilityHolder: string
}

/** `replace`: what the component does not name is gone, as of permission sets; `merge`: it stays, as of profiles. */
export function applyPermissions(ground: Ground, holder: Holder, wish: Permissions, mode: 'replace' | 'merge'): void {
  const keys = { ObjectPermissions: 'SobjectType', FieldPermissions: 'Field' } as const
  const wanted = { ObjectPermissions: wish.objects, FieldPermissions: wish.fields } as const
  for (const object of ['ObjectPermissions', 'FieldPermissions'] as const) {
    const key = keys[object]
    const named = new Set(wanted[object].map((rights) => rights[key]))
    for (const row of rowsOf(ground, object)) {
      const isOwn = row['ParentId'] === holder.setId
      if (isOwn && (mode === 'replace' || named.has(String(row[key])))) dropRow(ground, object, row.Id)
    }
    for (const rights of wanted[object]) putRow(ground, object, undefined, { ...rights, ParentId: holder.setId })
  }
  applyVisibilities(ground, holder.visibilityHolder, wish, mode)
  applyEntityAccesses(ground, holder.setId, wish.entities, mode)
}

function applyVisibilities(ground: Ground, holderId: string, wish: Permissions, mode: 'replace' | 'merge'): void {
  const types = rowsOf(ground, 'RecordType')
  const said = wish.recordTypes.flatMap(({ fullName, visible, isDefault }) => {
    const { object, name } = splitName(fullName)
    const type = types.find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)
    return type ? { holderId, recordTypeId: type.Id, visible, isDefault } : []
  })
  const named = new Set(said.map(({ recordTypeId }) => recordTypeId))
  const { recordTypeVisibilities: known } = ground.org.rules
  const kept = known.filter((one) => one.holderId !== holderId || (mode === 'merge' && !named.has(one.recordTypeId)))
  if (kept.length === known.length && said.length === 0) return
  ground.org.setRules({ recordTypeVisibilities: [...kept, ...said] })
}

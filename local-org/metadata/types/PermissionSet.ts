/** Permission sets, with what they allow of objects and fields (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm). */

import type { Row } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'

const type = 'PermissionSet'

export default {
  name: type,
  prefix: '0PS',
  file: { directory: 'permissionsets', suffix: 'permissionset' },
  order: 80,
  fullNames: (ground) =>
    rowsOf(ground, type).flatMap((row) => (row['IsOwnedByProfile'] === true ? [] : String(row['Name']))),
  read(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    return { description: row['Description'] ?? undefined, hasActivationRequired: false, label: row['Label'] }
  },
  plan(draft, fullName, facts) {
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    const permissions = [...objectPermissions(draft, facts), ...fieldPermissions(draft, facts)]
    const row = find(draft.ground, fullName)
    const description = factText(facts, 'description') ?? null
    return {
      created: !row,
      apply() {
        const values = { Label: label, Description: description, ...(row ? {} : { Name: fullName }) }
        const ParentId = putRow(draft.ground, type, row, values)
        replacePermissions(draft.ground, ParentId, permissions)
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) throw notThere(type, fullName)
    dropRow(ground, type, row.Id)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

interface Permission {
  object: 'ObjectPermissions' | 'FieldPermissions'
  values: Record<string, string | boolean>
}

function objectPermissions(draft: Draft, facts: Facts): Permission[] {
  return factList(facts, 'objectPermissions').map((one) => {
    const SobjectType = factText(one, 'object') ?? ''
    if (!draft.hasObject(SobjectType)) throw invalid(`In field: object - no CustomObject named ${SobjectType} found`)
    return {
      object: 'ObjectPermissions',
      values: {
        SobjectType,
        PermissionsCreate: factFlag(one, 'allowCreate'),
        PermissionsDelete: factFlag(one, 'allowDelete'),
        PermissionsEdit: factFlag(one, 'allowEdit'),
        PermissionsRead: factFlag(one, 'allowRead'),
        PermissionsModifyAllRecords: factFlag(one, 'modifyAllRecords'),
        PermissionsViewAllRecords: factFlag(one, 'viewAllRecords'),
      },
    }
  })
}

function fieldPermissions(draft: Draft, facts: Facts): Permission[] {
  return factList(facts, 'fieldPermissions').map((one) => {
    const Field = factText(one, 'field') ?? ''
    const { object: SobjectType, name } = splitName(Field)
    if (!draft.field(SobjectType, name)) throw invalid(`In field: field - no CustomField named ${Field} found`)
    const PermissionsEdit = factFlag(one, 'editable')
    const PermissionsRead = factFlag(one, 'readable') || PermissionsEdit
    return { object: 'FieldPermissions', values: { SobjectType, Field, PermissionsEdit, PermissionsRead } }
  })
}

function replacePermissions(ground: Ground, ParentId: string, permissions: Permission[]): void {
  for (const object of ['ObjectPermissions', 'FieldPermissions']) {
    for (const row of rowsOf(ground, object)) if (row['ParentId'] === ParentId) dropRow(ground, object, row.Id)
  }
  for (const { object, values } of permissions) putRow(ground, object, undefined, { ...values, ParentId })
}

function find(ground: Ground, fullName: string): Row | undefined {
  return rowsOf(ground, type).find((row) => row['Name'] === fullName)
}

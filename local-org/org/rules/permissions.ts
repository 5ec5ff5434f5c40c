/** What permission rows may say: objects and fields that have permissions, each once, and no right without those it needs. */
import { isPermitted } from '../access/governed.ts'
import type { Change, Rule, RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

/** Right -> what it depends on, with the words of the set-up pages. */
const RIGHTS: Record<string, { label: string; needs: string[] }> = {
  PermissionsRead: { label: 'Read', needs: [] },
  PermissionsCreate: { label: 'Create', needs: ['PermissionsRead'] },
  PermissionsEdit: { label: 'Edit', needs: ['PermissionsRead'] },
  PermissionsDelete: { label: 'Delete', needs: ['PermissionsRead', 'PermissionsEdit'] },
  PermissionsViewAllRecords: { label: 'View All', needs: ['PermissionsRead'] },
  PermissionsModifyAllRecords: {
    label: 'Modify All',
    needs: ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords'],
  },
}

const badChoice = (label: string, field: string, value: unknown) =>
  new OrgError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${label}: bad value for restricted picklist field: ${value}`,
    {
      fields: [field],
    },
  )

function checkObject({ after }: Change): void {
  const object = String(after['SobjectType'] ?? '')
  if (!isPermitted(object)) throw badChoice('Sobject Type Name', 'SobjectType', object)
  for (const [right, { label, needs }] of Object.entries(RIGHTS)) {
    const lacking = after[right] === true ? needs.filter((need) => after[need] !== true) : []
    if (lacking.length === 0) continue
    const words = lacking.map((need) => `${RIGHTS[need]?.label} ${object}`).join(', ')
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Permission ${label} ${object} depends on permission(s): ${words}`)
  }
}

function checkField({ after }: Change, { catalog }: RuleContext): void {
  const named = String(after['Field'] ?? '')
  const [object = '', name = ''] = named.split('.')
  const field = catalog.get(object)?.field(name)
  if (!field?.permissionable) throw badChoice('Field Name', 'Field', named)
  if (after['PermissionsEdit'] === true) after['PermissionsRead'] = true
}

const shortId = (id: unknown) => String(id).slice(0, 15)

const KINDS: Record<string, { check?: Rule['check']; parent: string; key: string; duplicate: (row: Row) => string }> = {
  ObjectPermissions: {
    check: checkObject,
    parent: 'ParentId',
    key: 'SobjectType',
    duplicate: ({ Id }) => `duplicate value found: SobjectType duplicates value on record with id: ${shortId(Id)}`,
  },
  FieldPermissions: {
    check: checkField,
    parent: 'ParentId',
    key: 'Field',
    duplicate: ({ Id }) => `duplicate value found: Field duplicates value on record with id: ${shortId(Id)}`,
  },
  PermissionSetAssignment: {
    parent: 'AssigneeId',
    key: 'PermissionSetId',
    duplicate: (row) =>
      `Duplicate PermissionSetAssignment. Assignee: ${shortId(row['AssigneeId'])}; Permission Set: ${shortId(row['PermissionSetId'])}`,
  },
}

export default {
  objects: Object.keys(KINDS),
  check(change, context) {
    const kind = KINDS[change.meta.name]
    if (!kind || change.kind === 'delete') return
    kind.check?.(change, context)
    if (change.kind !== 'create') return
    const siblings = context.find(change.meta.name, kind.parent, change.after[kind.parent])
    const twin = siblings.find((row) => row[kind.key] === change.after[kind.key])
    if (twin) throw new OrgError('DUPLICATE_VALUE', kind.duplicate(twin))
  },
} satisfies Rule

/** Objects that come along with a custom one: Ship__History keeps what its fields were, Ship__Share with whom it is shared. */
import type { FieldDef, ObjectDef, PicklistValue } from '../schema.ts'
import { fieldOf } from './field-of.ts'

/** Set by the org: neither empty nor anybody's to write. */
const FIXED = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true, permissionable: false }
const OPAQUE = { filterable: false, sortable: false, groupable: false, aggregatable: false }
/** Given by who makes the row. */
const GIVEN = { nillable: false, updateable: false, permissionable: false }

const choices = (values: readonly string[], usual?: string): PicklistValue[] =>
  values.map((value) => ({ value, label: value, active: true, defaultValue: value === usual }))

const user = (name: string, label: string): FieldDef =>
  fieldOf({
    ...FIXED,
    name,
    label,
    type: 'reference',
    referenceTo: ['User'],
    relationshipName: name.replace(/Id$/, ''),
  })

function companion(name: string, label: string, keyPrefix: string, fields: FieldDef[]): ObjectDef {
  return {
    name,
    label,
    labelPlural: label,
    keyPrefix,
    custom: true,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    mergeable: false,
    queryable: true,
    retrieveable: true,
    searchable: false,
    layoutable: false,
    triggerable: false,
    replicateable: true,
    feedEnabled: false,
    mruEnabled: false,
    fields,
    childRelationships: [],
  }
}

function parentId(object: ObjectDef): FieldDef {
  const link = { type: 'reference' as const, referenceTo: [object.name], relationshipName: 'Parent' }
  return fieldOf({ ...GIVEN, ...link, name: 'ParentId', label: 'Parent ID', onParentDelete: 'cascade' })
}

const isDeleted = () => fieldOf({ ...FIXED, name: 'IsDeleted', label: 'Deleted', type: 'boolean', custom: false })

function historyOf(object: ObjectDef): ObjectDef {
  const value = { ...FIXED, ...OPAQUE, nillable: true, type: 'anyType' as const, length: 255 }
  return companion(object.name.replace(/__c$/, '__History'), `History: ${object.label}`, '017', [
    fieldOf({ ...FIXED, name: 'Id', label: 'History ID', type: 'id' }),
    isDeleted(),
    parentId(object),
    user('CreatedById', 'Created By ID'),
    fieldOf({ ...FIXED, name: 'CreatedDate', label: 'Created Date', type: 'datetime' }),
    fieldOf({ ...FIXED, name: 'Field', label: 'Changed Field', type: 'picklist' }),
    fieldOf({ ...FIXED, name: 'DataType', label: 'Datatype', type: 'picklist', nillable: true }),
    fieldOf({ ...value, name: 'OldValue', label: 'Old Value' }),
    fieldOf({ ...value, name: 'NewValue', label: 'New Value' }),
  ])
}

function shareOf(object: ObjectDef): ObjectDef {
  const level = { length: 40, type: 'picklist' as const, permissionable: false, restrictedPicklist: true }
  const share = companion(object.name.replace(/__c$/, '__Share'), `Share: ${object.label}`, '02c', [
    fieldOf({ ...FIXED, name: 'Id', label: 'Share ID', type: 'id' }),
    parentId(object),
    fieldOf({ ...level, name: 'AccessLevel', label: 'Access Level', picklistValues: choices(['Read', 'Edit', 'All']) }),
    fieldOf({
      ...GIVEN,
      name: 'UserOrGroupId',
      label: 'User/Group ID',
      type: 'reference',
      referenceTo: ['Group', 'User'],
      relationshipName: 'UserOrGroup',
    }),
    fieldOf({
      ...level,
      name: 'RowCause',
      label: 'Row Cause',
      updateable: false,
      picklistValues: choices(['Owner', 'Manual', 'Rule'], 'Manual'),
    }),
    fieldOf({ ...FIXED, name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime' }),
    user('LastModifiedById', 'Last Modified By ID'),
    isDeleted(),
  ])
  return { ...share, createable: true, updateable: true, deletable: true }
}

/** Which companions the object has, each with the name the object has for its rows. */
export function companionsOf(object: ObjectDef): { def: ObjectDef; relationshipName: string }[] {
  return [
    ...(object.keepsHistory ? [{ def: historyOf(object), relationshipName: 'Histories' }] : []),
    ...(object.isShared ? [{ def: shareOf(object), relationshipName: 'Shares' }] : []),
  ]
}

/** The parts of a layout: sections, and places in them that hold a field or several that belong together. */

import type { FieldDef, ObjectDef } from '../../org/index.ts'

/** A place of a section: one field, or several that belong together. */
export interface LayoutItem {
  label: string
  /** The fields shown, in their order; the parts of an address or of a name. */
  fields: FieldDef[]
  /** The compound field whose parts they are. */
  whole?: FieldDef
  required: boolean
  editableForNew: boolean
  editableForUpdate: boolean
}

export interface LayoutSection {
  id: string
  heading: string
  /** Whether the heading is shown where a record is looked at, and where it is changed. */
  headings: { view: boolean; edit: boolean }
  columns: number
  rows: LayoutItem[][]
  /** Left out where a record is made or changed. */
  onlyForView: boolean
}

/** A list below a record, as a layout names it: 'RelatedContactList', or 'Child__c.Account__c'. */
export interface LayoutList {
  name: string
  /** Columns, as metadata names them. */
  fields: string[]
}

export interface PageLayout {
  id: string
  sections: LayoutSection[]
  /** Left out: all children that have pages. */
  relatedLists?: LayoutList[]
}

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country']
const SYSTEM: [label: string, names: string[]][] = [
  ['Created By', ['CreatedById', 'CreatedDate']],
  ['Last Modified By', ['LastModifiedById', 'LastModifiedDate']],
]

export function itemOf(object: ObjectDef, field: FieldDef): LayoutItem | undefined {
  const parts = object.fields.filter((part) => part.compoundFieldName === field.name)
  const fields = field.type === 'address' ? addressParts(parts) : parts.length > 0 && field.nameField ? parts : [field]
  if (fields.length === 0) return undefined
  const isOwner = field.name === 'OwnerId'
  return {
    label: isOwner ? `${object.label} Owner` : labelOf(field),
    fields,
    ...(fields[0] === field ? {} : { whole: field }),
    required: fields.some((one) => !one.nillable && !one.defaultedOnCreate && one.createable && one.type !== 'boolean'),
    editableForNew: !isOwner && fields.some(({ createable }) => createable),
    editableForUpdate: !isOwner && fields.some(({ updateable }) => updateable),
  }
}

/** Pages call a lookup by what it leads to: 'Account Name', not 'Account ID'. */
export function labelOf({ label, type }: FieldDef): string {
  return type === 'reference' ? label.replace(/ ID$/, '') : label
}

function addressParts(parts: FieldDef[]): FieldDef[] {
  return ADDRESS_PARTS.flatMap((ending) => parts.find(({ name }) => name.endsWith(ending)) ?? [])
}

export function systemItems(object: ObjectDef): LayoutItem[] {
  return SYSTEM.flatMap(([label, names]) => {
    const fields = names.flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
    const closed = { required: false, editableForNew: false, editableForUpdate: false }
    return fields.length === names.length ? { label, fields, ...closed } : []
  })
}

/**
 * The page layout of an object: which fields stand where. Nobody draws layouts in the local org: they are made from the fields,
 * one for all record types, in the sections a new org has (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm).
 */

import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { setUpId } from '../../tooling/index.ts'

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
  columns: 1 | 2
  rows: LayoutItem[][]
  /** Left out where a record is made or changed. */
  onlyForView: boolean
}

export interface PageLayout {
  id: string
  sections: LayoutSection[]
}

/** Longer texts have a section of their own. */
const LONG_TEXT = 255
const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country']
const SYSTEM: [label: string, names: string[]][] = [
  ['Created By', ['CreatedById', 'CreatedDate']],
  ['Last Modified By', ['LastModifiedById', 'LastModifiedDate']],
]

/** The layout of an object, with those fields of it that `object` has: what its user may see. */
export function pageLayout(object: ObjectDef): PageLayout {
  const shown = object.fields.filter(isShown)
  const [long, short] = split(shown, ({ type, length }) => type === 'textarea' && length > LONG_TEXT)
  const [addresses, plain] = split(short, ({ type }) => type === 'address')
  const items = (fields: FieldDef[]) => fields.flatMap((field) => itemOf(object, field) ?? [])
  const sections = [
    { heading: `${object.label} Information`, columns: 2 as const, items: items(nameFirst(plain)) },
    { heading: 'Address Information', columns: 2 as const, items: items(addresses) },
    { heading: 'Description Information', columns: 1 as const, items: items(long) },
    { heading: 'System Information', columns: 2 as const, items: systemItems(object), onlyForView: true },
  ]
  return {
    id: setUpId('00h', object.name),
    sections: sections.flatMap(({ heading, columns, items: all, onlyForView = false }) => {
      const rows = inRows(all, columns)
      return all.length === 0 ? [] : { id: setUpId('01B', object.name, heading), heading, columns, rows, onlyForView }
    }),
  }
}

/** What a person fills in, what names the record, and what is counted or computed for them. */
function isShown(field: FieldDef): boolean {
  if (field.compoundFieldName || field.type === 'base64' || field.type === 'complexvalue') return false
  if (field.type === 'address' || field.nameField) return true
  return field.updateable || (field.custom && (field.calculated || field.createable || field.autoNumber))
}

function split(fields: FieldDef[], isFirst: (field: FieldDef) => boolean): [FieldDef[], FieldDef[]] {
  return [fields.filter(isFirst), fields.filter((field) => !isFirst(field))]
}

/** The owner and the name come first. */
function nameFirst(fields: FieldDef[]): FieldDef[] {
  const rank = ({ name, nameField }: FieldDef) => (name === 'OwnerId' ? 0 : nameField ? 1 : 2)
  return fields.toSorted((a, b) => rank(a) - rank(b))
}

function itemOf(object: ObjectDef, field: FieldDef): LayoutItem | undefined {
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
function labelOf({ label, type }: FieldDef): string {
  return type === 'reference' ? label.replace(/ ID$/, '') : label
}

function addressParts(parts: FieldDef[]): FieldDef[] {
  return ADDRESS_PARTS.flatMap((ending) => parts.find(({ name }) => name.endsWith(ending)) ?? [])
}

function systemItems(object: ObjectDef): LayoutItem[] {
  return SYSTEM.flatMap(([label, names]) => {
    const fields = names.flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
    const closed = { required: false, editableForNew: false, editableForUpdate: false }
    return fields.length === names.length ? { label, fields, ...closed } : []
  })
}

function inRows(items: LayoutItem[], columns: number): LayoutItem[][] {
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, row) => {
    return items.slice(row * columns, (row + 1) * columns)
  })
}

/** Fields of a compact layout, where the object has them. */
const COMPACT = ['Name', 'Subject', 'Title', 'AccountId', 'Phone', 'Email', 'Website', 'Status', 'StageName', 'Amount']

/** The compact layout every object has: its name and a few fields that tell records apart. */
export function compactItems(object: ObjectDef): LayoutItem[] {
  const names = object.fields.filter(({ nameField, name }) => nameField && !COMPACT.includes(name))
  const fields = COMPACT.flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
  return [...names, ...fields].map((field) => ({
    label: labelOf(field),
    fields: [field],
    required: false,
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
  }))
}

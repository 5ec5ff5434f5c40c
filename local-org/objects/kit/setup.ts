/** Rows that the org itself keeps and that look alike: entries of status tables, field history, shares. */
import { picklist } from './choices.ts'
import { type FieldSpec, field } from './field.ts'
import { reference } from './links.ts'
import { type ObjectSpec, readOnly } from './object.ts'
import { checkbox, double, int, text } from './scalars.ts'
import { created, id, isDeleted, modified, whoFirst } from './standard.ts'

/** What every entry of a status table has: id, label, API name and place in the list. */
export function statusEntry(idLabel: string): FieldSpec[] {
  return [
    id(idLabel),
    text('MasterLabel', 'Master Label', 255, { readOnly: true, nameField: true }),
    text('ApiName', 'Api Name', 255, { readOnly: true, nillable: false }),
    int('SortOrder', 'Sort Order', { readOnly: true }),
  ]
}

/** The same of a stage, which may be out of use. */
export function stageEntry(idLabel: string): FieldSpec[] {
  const [key, label, apiName, ...rest] = statusEntry(idLabel)
  return [key, label, apiName, checkbox('IsActive', 'Is Active', { readOnly: true }), ...rest].flatMap(
    (one) => one ?? [],
  )
}

/** What code written in Apex has besides its text: API version, state, checksum. */
export function apexState(): FieldSpec[] {
  return [
    double('ApiVersion', 'Api Version', 18, 1, { readOnly: true }),
    picklist('Status', 'Status', ['Inactive', 'Active', 'Deleted'], { length: 40, readOnly: true }),
    checkbox('IsValid', 'Is Valid', { readOnly: true }),
    double('BodyCrc', 'Body CRC', 18, 0, { readOnly: true }),
  ]
}

/** Names of the columns that only the Tooling API has of Apex. */
export const COMPILED = ['Metadata', 'SymbolTable', 'FullName', 'ManageableState'] as const

/** What the Tooling API tells of Apex besides: the component as metadata, and what a compiler would have found out (nothing). */
export function compiled(): FieldSpec[] {
  const [, symbols, , state] = COMPILED
  const [content, fullName] = component()
  return [content, whole(symbols, 'Symbol Table'), fullName, text(state, 'Manageable State', 40, { readOnly: true })]
}

/** What the Tooling API tells of rows that are components as well: content and full name. */
export const COMPONENT = ['Metadata', 'FullName'] as const

export function component(): [content: FieldSpec, fullName: FieldSpec] {
  const [content, fullName] = COMPONENT
  return [
    whole(content, 'Metadata'),
    text(fullName, 'Full Name', 255, { readOnly: true, groupable: false, sortable: false, filterable: false }),
  ]
}

/** A value with parts, told as one. */
export function whole(name: string, label: string): FieldSpec {
  return field(name, label, 'complexvalue', { readOnly: true, opaque: true })
}

/**
 * The history object of `parent`: one row per changed field. All history objects share the key prefix 017 [K], which a
 * true describe leaves out.
 */
export function history(name: string, label: string, parent: string): ObjectSpec {
  const given = { readOnly: true, nillable: false }
  const value = {
    readOnly: true,
    length: 255,
    filterable: false,
    sortable: false,
    groupable: false,
    aggregatable: false,
  }
  return readOnly({
    name,
    label,
    plural: label,
    prefix: '017',
    fields: [
      id(`${label} ID`),
      isDeleted(),
      reference(`${parent}Id`, `${parent} ID`, parent, { ...given, children: 'Histories', onParentDelete: 'cascade' }),
      whoFirst(created()),
      picklist('Field', 'Changed Field', [], given),
      picklist('DataType', 'Datatype', [], { readOnly: true }),
      field('OldValue', 'Old Value', 'anyType', value),
      field('NewValue', 'New Value', 'anyType', value),
    ],
  })
}

const SHARE_LEVELS = [
  ['Read', 'Read Only'],
  ['Edit', 'Read/Write'],
  ['All', 'Owner'],
] as const
const ROW_CAUSES = [
  ['Owner', 'Owner'],
  ['Manual', 'Manual Sharing'],
  ['Rule', 'Sharing Rule'],
  ['ImplicitChild', 'Account Sharing'],
  ['ImplicitParent', 'Associated record owner or sharing'],
  ['Team', 'Team'],
] as const

/** With whom records of `parent` are shared; `levels` are its access level fields, the record's own first. */
export function share(parent: string, prefix: string, levels: readonly string[]): ObjectSpec {
  const label = `${parent} Share`
  return readOnly({
    name: `${parent}Share`,
    label,
    plural: label,
    prefix,
    createable: true,
    updateable: true,
    deletable: true,
    replicateable: false,
    fields: shareFields(label, parent, `${parent}Id`, levels),
  })
}

/** The fields of such rows; `link` is the one that leads to the record shared. */
export function shareFields(label: string, parent: string, link: string, levels: readonly string[]): FieldSpec[] {
  const given = { nillable: false, required: true, createOnly: true }
  return [
    id(`${label} ID`),
    reference(link, `${link.replace(/Id$/, '')} ID`, parent, {
      ...given,
      children: 'Shares',
      onParentDelete: 'cascade',
    }),
    reference('UserOrGroupId', 'User/Group ID', ['Group', 'User'], { ...given, relationshipName: 'UserOrGroup' }),
    levels.map((level) =>
      picklist(level, level.replace(/AccessLevel$/, ' Access').trim(), SHARE_LEVELS, { ...LEVEL, default: 'Read' }),
    ),
    picklist('RowCause', 'Row Cause', ROW_CAUSES, { ...LEVEL, updateable: false, default: 'Manual' }),
    modified(),
    isDeleted(),
  ].flat()
}

const LEVEL = { length: 40, restrictedPicklist: true, permissionable: false }

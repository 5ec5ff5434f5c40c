/** Rows that the org itself keeps and that look alike: entries of status tables, and field history. */
import { picklist } from './choices.ts'
import { type FieldSpec, field } from './field.ts'
import { reference } from './links.ts'
import { type ObjectSpec, readOnly } from './object.ts'
import { checkbox, double, int, text } from './scalars.ts'
import { created, id, isDeleted } from './standard.ts'

/** What every entry of a status table has: id, label, API name and place in the list. */
export function statusEntry(idLabel: string): FieldSpec[] {
  return [
    id(idLabel),
    text('MasterLabel', 'Master Label', 255, { readOnly: true, nameField: true }),
    text('ApiName', 'API Name', 255, { readOnly: true, nillable: false }),
    int('SortOrder', 'Sort Order', { readOnly: true }),
  ]
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
      created(),
      picklist('Field', 'Changed Field', [], given),
      field('OldValue', 'Old Value', 'anyType', value),
      field('NewValue', 'New Value', 'anyType', value),
    ],
  })
}

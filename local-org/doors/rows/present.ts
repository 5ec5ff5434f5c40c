/** Shows a stored row as the REST API does: `attributes` first, dates as text, addresses as objects, blobs as paths. */

import { type FieldDef, type ObjectDef, OrgError, type OrgView, type Row, type Value } from '../../org/index.ts'
import { rowUrl } from './find.ts'

export interface Showing {
  view: OrgView
  /** As of a Call: what stands behind /services/data/v in the addresses of the answer. */
  root: string
}

/** The fields of `names` that the user may see, in that order. Throws INVALID_FIELD for one that is not there. */
export function fieldsNamed(view: OrgView, object: ObjectDef, names: readonly string[]): FieldDef[] {
  return names.map((name) => {
    const field = view.field(object, name)
    if (field) return field
    throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`)
  })
}

interface ShownRow {
  attributes: { type: string; url: string }
  [field: string]: unknown
}

/** A row as JSON. */
export function showRow(showing: Showing, object: ObjectDef, row: Row, fields: FieldDef[]): ShownRow {
  const url = rowUrl(showing.root, object.name, row.Id)
  const shown: ShownRow = { attributes: { type: object.name, url } }
  for (const field of fields) shown[field.name] = showField(object, row, field, url)
  return shown
}

const spellings: Partial<Record<FieldDef['type'], (value: Value) => unknown>> = {
  datetime: (value) => (typeof value === 'number' ? new Date(value).toISOString().replace('Z', '+0000') : value),
  complexvalue: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
}

function showField(object: ObjectDef, row: Row, field: FieldDef, url: string): unknown {
  if (field.type === 'address' || field.type === 'location') return compound(object, row, field)
  if (field.nameField) return nameOf(object, row)
  const value = row[field.name] ?? (field.type === 'boolean' ? false : null)
  if (value === null) return null
  if (field.type === 'base64') return `${url}/${field.name}`
  const spell = spellings[field.type]
  return spell ? spell(value) : value
}

/** Parts of an address in the order Salesforce lists them; state and country codes only where the object has them. */
const addressParts = [
  'city',
  'country',
  'countryCode',
  'geocodeAccuracy',
  'latitude',
  'longitude',
  'postalCode',
  'state',
  'stateCode',
  'street',
]

function compound(object: ObjectDef, row: Row, field: FieldDef): Record<string, Value> | null {
  const parts = object.fields.filter((part) => part.compoundFieldName === field.name)
  const shown: Record<string, Value> = {}
  let filled = false
  for (const name of field.type === 'address' ? addressParts : ['latitude', 'longitude']) {
    const part = parts.find((candidate) =>
      candidate.name.toLowerCase().replace(/__s$/, '').endsWith(name.toLowerCase()),
    )
    if (!part) continue
    const value = row[part.name] ?? null
    shown[name] = value
    filled ||= value !== null
  }
  return filled ? shown : null
}

/** What a row is called: its name field, or first and last name joined where the name is made of parts. */
export function nameOf(object: ObjectDef, row: Row): Value {
  const field = object.fields.find((candidate) => candidate.nameField)
  const stored = field && row[field.name]
  if (stored !== undefined) return stored
  const words = ['FirstName', 'MiddleName', 'LastName', 'Suffix'].map((name) => row[name]).filter(Boolean)
  return words.length > 0 ? words.join(' ') : null
}

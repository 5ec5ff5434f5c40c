/** A field's type in the words of the set-up pages: 'Text(255)', 'Lookup(Account)'. */

import type { FieldDef, FieldType } from '../org/index.ts'

type ToWords = (field: FieldDef) => string

const number: ToWords = ({ precision, scale }) => `(${Math.max(0, precision - scale)}, ${scale})`

const words: Partial<Record<FieldType, ToWords>> = {
  string: ({ length }) => `Text(${length})`,
  textarea: ({ length, htmlFormatted }) =>
    htmlFormatted ? `Rich Text Area(${length})` : length > 255 ? `Long Text Area(${length})` : `Text Area(${length})`,
  boolean: () => 'Checkbox',
  int: ({ digits }) => `Number(${digits}, 0)`,
  double: (field) => `Number${number(field)}`,
  currency: (field) => `Currency${number(field)}`,
  percent: (field) => `Percent${number(field)}`,
  date: () => 'Date',
  datetime: () => 'Date/Time',
  time: () => 'Time',
  email: () => 'Email',
  phone: () => 'Phone',
  url: ({ length }) => `URL(${length})`,
  picklist: () => 'Picklist',
  multipicklist: () => 'Picklist (Multi-Select)',
  combobox: () => 'Picklist',
  reference: ({ referenceTo = [], masterDetail }) =>
    `${masterDetail ? 'Master-Detail' : 'Lookup'}(${referenceTo.join(',')})`,
  address: () => 'Address',
  location: () => 'Geolocation',
  base64: () => 'Content',
  encryptedstring: ({ length }) => `Text (Encrypted)(${length})`,
}

export function dataType(field: FieldDef): string {
  if (field.autoNumber) return 'Auto Number'
  if (field.extraTypeInfo === 'personname') return 'Name'
  const text = words[field.type]?.(field) ?? field.type
  if (field.summary) return `Roll-Up Summary (${field.summary.operation.toUpperCase()} ${field.summary.childObject})`
  return field.calculated ? `Formula (${text.replace(/\(.*$/, '')})` : text
}

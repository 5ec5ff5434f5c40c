/** The few kinds of value that matter to comparing, grouped from the field types of describe. */
import type { FieldType } from '../../org/index.ts'

export type ValueKind = 'text' | 'multi' | 'id' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'compound'

const KINDS: Readonly<Record<FieldType, ValueKind>> = {
  id: 'id',
  reference: 'id',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'text',
  combobox: 'text',
  encryptedstring: 'text',
  anyType: 'text',
  base64: 'text',
  multipicklist: 'multi',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: 'compound',
  location: 'compound',
  complexvalue: 'compound',
}

export const kindOf = (type: FieldType): ValueKind => KINDS[type]

/** What a field of an object is in GraphQL: its scalar, and after whom its types are named (StringValue, StringOperators). */

import type { FieldDef, FieldType } from '../../org/index.ts'

export interface FieldKind {
  /** Of the value when it is read. */
  scalar: string
  /** In front of 'Value', 'Operators', 'Aggregate'. */
  stem: string
  /** Of the value in the input of a mutation; the scalar unless said. */
  input?: string
}

const same = (name: string): FieldKind => ({ scalar: name, stem: name })

const kinds: Partial<Record<FieldType, FieldKind>> = {
  id: { scalar: 'ID', stem: 'Id' },
  reference: { scalar: 'ID', stem: 'Id', input: 'IdOrRef' },
  string: same('String'),
  boolean: same('Boolean'),
  int: { scalar: 'Int', stem: 'Integer' },
  long: same('Long'),
  double: same('Double'),
  currency: same('Currency'),
  percent: same('Percent'),
  date: same('Date'),
  datetime: same('DateTime'),
  time: same('Time'),
  email: same('Email'),
  phone: same('PhoneNumber'),
  url: same('Url'),
  picklist: same('Picklist'),
  combobox: same('Picklist'),
  multipicklist: same('MultiPicklist'),
  base64: same('Base64'),
  encryptedstring: same('EncryptedString'),
}

/** Texts longer than this are long text areas. */
const longestTextArea = 255

/** Undefined for fields GraphQL does not show by themselves: addresses and places are told by their parts. */
export function kindOf(field: FieldDef): FieldKind | undefined {
  if (field.type === 'textarea') {
    return same(field.htmlFormatted ? 'RichTextArea' : field.length > longestTextArea ? 'LongTextArea' : 'TextArea')
  }
  if (/Latitude(__s)?$/.test(field.name)) return same('Latitude')
  if (/Longitude(__s)?$/.test(field.name)) return same('Longitude')
  return kinds[field.type]
}

const longTexts = new Set(['LongTextArea', 'RichTextArea'])

/** The schema offers long texts to filters and orders, too, which then refuse them. */
export function isLongText({ stem }: FieldKind): boolean {
  return longTexts.has(stem)
}

/** The type that holds a value: recorded names have ID and Int in them where operators have Id and Integer. */
export function valueTypeName({ scalar }: FieldKind): string {
  return `${scalar}Value`
}

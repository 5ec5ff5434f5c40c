/** Which fields a search reads: IN ALL | NAME | EMAIL | PHONE | SIDEBAR FIELDS. */
import type { FieldDef, FieldType, ObjectDef } from '../org/index.ts'

/** Bits of the kinds a field counts as; a plain text has none. */
const NAME = 1
const EMAIL = 2
const PHONE = 4

/** What a field must count as to be read; 0 reads all. Salesforce's sidebar search is taken as name, e-mail and phone [K]. */
const GROUPS: Readonly<Record<string, number>> = {
  ALL: 0,
  NAME,
  EMAIL,
  PHONE,
  SIDEBAR: NAME | EMAIL | PHONE,
}

const SEARCHED = new Set<FieldType>(['string', 'textarea', 'email', 'phone', 'url', 'encryptedstring', 'combobox'])
const KINDS: Partial<Record<FieldType, number>> = { email: EMAIL, phone: PHONE }

export interface SearchedField {
  readonly name: string
  /** The bits of its kinds. */
  readonly kinds: number
}

/** The mask of a group's name in capitals; undefined when there is no such group. */
export const groupMask = (name: string): number | undefined => GROUPS[name]

/** Whether something of these kinds is read by a group. */
export const isInGroup = (kinds: number, mask: number): boolean => mask === 0 || (kinds & mask) !== 0

/** Phone numbers are also found by their digits in one piece. */
export const isPhone = (kinds: number): boolean => (kinds & PHONE) !== 0

/** The texts of an object that a search reads. Parts of a person's name are in the full name already. */
export function searchedFields(object: ObjectDef): readonly SearchedField[] {
  const name = object.fields.find((field) => field.nameField)?.name
  const isRead = (field: FieldDef) => SEARCHED.has(field.type) && (!name || field.compoundFieldName !== name)
  return object.fields.filter(isRead).map((field) => {
    return { name: field.name, kinds: (KINDS[field.type] ?? 0) | (field.name === name ? NAME : 0) }
  })
}

/** A value as people and templates give it → as its field wants it, or a Problem that says what would fit. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { type Hold, readChoice, readChoices } from './read-choice.ts'
import { readDate, readDateTime, readTime } from './read-date.ts'
import { readId } from './read-id.ts'
import { readNumber } from './read-number.ts'
import { readText } from './read-text.ts'
import { readYesNo } from './read-yes-no.ts'

/** Reads one value that is neither null nor empty. */
type Reader = (field: FieldDescribe, value: unknown, zone: string) => unknown

/** By the type word of describe. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm */
const readers: Record<string, Reader> = {
  string: readText,
  textarea: readText,
  phone: readText,
  url: readText,
  email: readText,
  encryptedstring: readText,
  combobox: readText,
  base64: readText,
  picklist: (field, value) => readChoice(field, value),
  multipicklist: readChoices,
  boolean: readYesNo,
  int: readNumber,
  long: readNumber,
  double: readNumber,
  currency: readNumber,
  percent: readNumber,
  date: readDate,
  datetime: readDateTime,
  time: readTime,
  reference: readId,
  id: readId,
}

/**
 * The value in Salesforce's form; null and the empty text are null, a list of one is its only value (as `map` gives it). A type we
 * do not know passes as it is: the org judges it.
 * @param hold how much we hold to a picklist although the org would take other texts
 * @param zone the org's time zone, in which times without one are meant
 */
export function readValue(field: FieldDescribe, value: unknown, hold: Hold = 'as-the-org', zone = 'UTC'): unknown {
  if (value === null || value === '') return null
  const read = readers[field.type]
  if (!read) return value
  if (Array.isArray(value) && value.length === 1 && field.type !== 'multipicklist') {
    return readValue(field, value[0] ?? null, hold, zone)
  }
  if (field.type === 'picklist') return readChoice(field, value, hold)
  return read(field, value, zone)
}

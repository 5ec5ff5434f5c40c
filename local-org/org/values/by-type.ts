/** How each field type reads a value from the wire. A reader gets anything but null and throws an OrgError. */
import { isRichText } from '../schema/is-rich-text.ts'
import { type FieldDef, type FieldType, OrgError, type Value } from '../schema.ts'
import { inCalendar } from './calendar.ts'
import { parseDate, parseDatetime, parseTime } from './dates.ts'
import { type Place, refused, wrongType } from './value-error.ts'

/** What a reader may ask for besides the value. */
export interface ReadOptions extends Place {
  /** Too long texts are cut instead of refused. */
  truncate: boolean
  /** Keeps the bytes of a base64 value and gives the id they are kept under. */
  keepBlob: (bytes: Uint8Array) => string
}

type Reader = (field: FieldDef, value: unknown, options: ReadOptions) => Value

const EMAIL = /^[^\s@,;<>()[\]"]+@[^\s@,;<>()[\]"]+\.[A-Za-z0-9-]{2,}$/
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}\s*$/
/** Types whose text is cut by truncation; others are refused whatever the header says. */
const CUTTABLE = new Set<FieldType>([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'phone',
  'encryptedstring',
  'combobox',
])

const text: Reader = (field, value, options) => {
  if (typeof value === 'object') throw wrongType('string', value, options)
  const read = String(value)
  const trimmed = field.htmlFormatted || field.type === 'textarea' ? read : read.trim()
  if (trimmed === '') return null
  // How long rich text is shows when it has been rewritten for the row.
  if (isRichText(field)) return trimmed
  if (!field.length || trimmed.length <= field.length) return trimmed
  if (options.truncate && CUTTABLE.has(field.type)) return trimmed.slice(0, field.length)
  throw refused('STRING_TOO_LONG', field, `data value too large: ${trimmed} (max length=${field.length})`)
}

/** Addresses are kept in small letters, as recorded. */
const email: Reader = (field, value, options) => {
  const read = text(field, value, options)
  if (read === null) return null
  if (!EMAIL.test(String(read))) throw refused('INVALID_EMAIL_ADDRESS', field, `invalid email address: ${read}`)
  return String(read).toLowerCase()
}

function checkChoice(field: FieldDef, read: string): string {
  const known = field.picklistValues?.find((choice) => choice.value === read)
  if (known?.active) return known.value
  if (!field.restrictedPicklist) return read
  throw refused('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', field, `bad value for restricted picklist field: ${read}`)
}

const picklist: Reader = (field, value, options) => {
  const read = text(field, value, options)
  return read === null ? null : checkChoice(field, String(read))
}

const multipicklist: Reader = (field, value, options) => {
  const read = text(field, value, options)
  if (read === null) return null
  const parts = String(read)
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  const order = (part: string) => field.picklistValues?.findIndex((choice) => choice.value === part) ?? 0
  const chosen = [...new Set(parts.map((part) => checkChoice(field, part)))]
  return chosen.sort((a, b) => order(a) - order(b)).join(';')
}

const boolean: Reader = (_field, value, options) => {
  if (typeof value === 'boolean') return value
  const word = String(value).trim().toLowerCase()
  if (typeof value !== 'object' && (word === 'true' || word === '1')) return true
  if (typeof value !== 'object' && (word === 'false' || word === '0')) return false
  throw wrongType('boolean', value, options)
}

function numeric(type: string, value: unknown, options: ReadOptions): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && NUMBER.test(value.trim())) return Number(value)
  throw wrongType(type, value, options)
}

function checkRange(field: FieldDef, value: number, fits: boolean): number {
  if (fits) return value
  throw refused('NUMBER_OUTSIDE_VALID_RANGE', field, `value outside of valid range on numeric field: ${value}`)
}

const integer: Reader = (field, value, options) => {
  const read = numeric('int', value, options)
  if (!Number.isInteger(read)) throw wrongType('int', value, options)
  return checkRange(field, read, Math.abs(read) < 10 ** (field.digits || 15))
}

/** All digits behind the point are kept: a field's scale rounds on pages alone (help article 000385689). */
const decimal: Reader = (field, value, options) => {
  const read = numeric('double', value, options)
  const degrees = mostDegrees(field)
  const fits = degrees ? Math.abs(read) <= degrees : Math.abs(read) < 10 ** ((field.precision || 18) - field.scale)
  return checkRange(field, read, fits)
}

/** Of the parts of a place; undefined for other fields. */
function mostDegrees({ name, compoundFieldName }: FieldDef): number | undefined {
  const part = compoundFieldName && /(?<part>Latitude|Longitude)(?:__s)?$/.exec(name)?.groups?.part
  if (part) return part === 'Latitude' ? 90 : 180
}

const moment =
  (type: string, parse: (text: string) => Value | undefined): Reader =>
  (_field, value, options) => {
    const read = typeof value === 'string' ? parse(value.trim()) : undefined
    if (read === undefined) throw wrongType(type, value, options)
    return read
  }

/** Whole seconds are kept. The number of milliseconds since 1970 is taken, too: Salesforce's own command line sends it. */
const datetime: Reader = (field, value, options) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return inCalendar(field, wholeSeconds(value))
  const read = moment('datetime', (text) => {
    const time = parseDatetime(text)
    return time === undefined ? undefined : wholeSeconds(time)
  })
  return inCalendar(field, read(field, value, options))
}

const date: Reader = (field, value, options) => inCalendar(field, moment('date', parseDate)(field, value, options))

function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000
}

const base64: Reader = (field, value, options) => {
  if (typeof value !== 'string') throw wrongType('base64Binary', value, options)
  if (!BASE64.test(value))
    throw new OrgError('INVALID_BASE64', `${field.label}: invalid base64 data`, { fields: [field.name] })
  return options.keepBlob(Buffer.from(value, 'base64'))
}

const compound: Reader = (field) => {
  throw new OrgError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    { fields: [field.name] },
  )
}

/** References and ids are read in references.ts: they need the rows. */
export const READERS: Record<Exclude<FieldType, 'reference' | 'id'>, Reader> = {
  string: text,
  textarea: text,
  phone: text,
  url: text,
  encryptedstring: text,
  combobox: text,
  anyType: text,
  email,
  picklist,
  multipicklist,
  boolean,
  int: integer,
  long: integer,
  double: decimal,
  currency: decimal,
  percent: decimal,
  date,
  datetime,
  time: moment('time', parseTime),
  base64,
  address: compound,
  location: compound,
  // Only the system writes them, as JSON.
  complexvalue: text,
}

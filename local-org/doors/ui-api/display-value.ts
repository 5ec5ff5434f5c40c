/** A value in the words of a page, by the user's locale and time zone; null where the page shows the value itself. */

import type { FieldDef, FieldType, OrgView } from '../../org/index.ts'

/** How a user reads amounts and dates. */
export interface Reader {
  locale: string
  timeZone: string
}

type ToText = (value: unknown, field: FieldDef, reader: Reader) => string

/** The running user, with the locale of the user's record. */
export function readerOf(view: OrgView): Reader {
  const { Id, timeZone } = view.user
  const locale = String(view.table('User').get(Id)?.['LocaleSidKey'] ?? 'en_US').replaceAll('_', '-')
  return { locale: Intl.getCanonicalLocales(locale)[0] ?? 'en-US', timeZone }
}

const amount = (value: unknown, locale: string, options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(locale, options).format(Number(value))
const instant = (value: unknown) => new Date(String(value).replace('+0000', 'Z'))
const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' }
const minute: Intl.DateTimeFormatOptions = { ...day, hour: 'numeric', minute: '2-digit' }
/** Recordings have a plain space before AM and PM. */
const plainSpaces = (text: string) => text.replace(/\u202f/g, ' ')

const texts: Partial<Record<FieldType, ToText>> = {
  picklist: (value, { picklistValues = [] }) =>
    picklistValues.find((choice) => choice.value === value)?.label ?? String(value),
  multipicklist: (value) => String(value),
  currency: (value, { scale }, { locale }) =>
    amount(value, locale, {
      style: 'currency',
      currency: 'USD',
      minimumFractionDigits: scale,
      maximumFractionDigits: scale,
    }),
  percent: (value, { scale }, { locale }) => `${amount(value, locale, { minimumFractionDigits: scale })}%`,
  date: (value, _, { locale }) => new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(instant(value)),
  datetime: (value, _, { locale, timeZone }) =>
    plainSpaces(new Intl.DateTimeFormat(locale, { ...minute, timeZone }).format(instant(value))),
}

export function displayValue(field: FieldDef, value: unknown, reader: Reader): string | null {
  const toText = texts[field.type]
  return toText && value !== null ? toText(value, field, reader) : null
}

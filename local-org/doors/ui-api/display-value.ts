/** A value in the words of a page; null where the page shows the value itself. */

import type { FieldDef, FieldType } from '../../org/index.ts'

type ToText = (value: unknown, field: FieldDef) => string

const amount = (value: unknown, options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat('en-US', options).format(Number(value))
const moment = (value: unknown) => new Date(String(value).replace('+0000', 'Z'))

const texts: Partial<Record<FieldType, ToText>> = {
  picklist: (value, { picklistValues = [] }) =>
    picklistValues.find((choice) => choice.value === value)?.label ?? String(value),
  multipicklist: (value) => String(value),
  currency: (value, { scale }) => amount(value, { style: 'currency', currency: 'USD', minimumFractionDigits: scale }),
  percent: (value) => `${amount(value, {})}%`,
  date: (value) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(moment(value)),
  datetime: (value) =>
    new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(moment(value)),
}

export function displayValue(field: FieldDef, value: unknown): string | null {
  const toText = texts[field.type]
  return toText && value !== null ? toText(value, field) : null
}

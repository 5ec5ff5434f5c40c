/** What FORMAT() makes of a value for a user with the en_US locale. The exact spelling is [K]: no recording of it is known. */
import type { FieldType, Value } from '../../org/index.ts'

const asNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 18 })
const asMoney = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

const date = (value: Value) =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(Date.parse(`${value}T00:00:00Z`))

const moments = (value: Value, zone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(Number(value))

const FORMATS: Partial<Record<FieldType, (value: Value, zone: string) => string>> = {
  int: (value) => asNumber.format(Number(value)),
  long: (value) => asNumber.format(Number(value)),
  double: (value) => asNumber.format(Number(value)),
  percent: (value) => `${asNumber.format(Number(value))}%`,
  currency: (value) => asMoney.format(Number(value)),
  date,
  datetime: moments,
}

/** The value as the user reads it; types without a format of their own stay as they are. */
export function formatValue(type: FieldType, value: Value, zone: string): Value {
  if (value === null) return null
  return FORMATS[type]?.(value, zone) ?? value
}

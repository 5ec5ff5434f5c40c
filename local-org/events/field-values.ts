/** How stored values are spelled in events: as Avro numbers and as JSON text. */

import type { FieldDef, FieldType, Row, Value } from '../org/index.ts'

type Spelling = Partial<Record<FieldType, (value: Exclude<Value, null>) => Value>>

/** Avro has no dates: days and moments are epoch milliseconds, times are milliseconds of the day. */
const avro: Spelling = {
  date: (day) => Date.parse(`${day}T00:00:00Z`),
  time: (time) => Date.parse(`1970-01-01T${String(time).replace(/Z?$/, 'Z')}`),
}

const json: Spelling = {
  datetime: (moment) => (typeof moment === 'number' ? new Date(moment).toISOString() : moment),
}

export function avroValue(field: FieldDef, row: Row): Value {
  return spelled(avro, field, row)
}

export function jsonValue(field: FieldDef, row: Row): Value {
  return spelled(json, field, row)
}

/** An unset checkbox is false. */
function spelled(spelling: Spelling, field: FieldDef, row: Row): Value {
  const value = row[field.name] ?? null
  if (value === null) return field.type === 'boolean' ? false : null
  return spelling[field.type]?.(value) ?? value
}

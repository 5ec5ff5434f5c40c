/** The days Salesforce keeps, and its refusal of all others. */
import type { FieldDef, Value } from '../schema.ts'
import { refused } from './value-error.ts'

const FIRST = Date.UTC(1700, 0, 1)
const BEHIND_LAST = Date.UTC(4001, 0, 1)

/** The date or moment itself. Throws FIELD_INTEGRITY_EXCEPTION outside of 1700 to 4000, showing the day as Java does [recorded]. */
export function inCalendar(field: FieldDef, read: Value): Value {
  const time = typeof read === 'string' ? Date.parse(read) : Number(read)
  if (time >= FIRST && time < BEHIND_LAST) return read
  throw refused('FIELD_INTEGRITY_EXCEPTION', field, `invalid date: ${asJava(time)}`)
}

/** 'Fri Jan 01 00:00:00 GMT 1500' */
function asJava(time: number): string {
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${day} ${clock} GMT ${year}`
}

/** Values inside formulas, and their passage from and to stored values. */
import type { FieldDef, Value } from '../schema.ts'

/** A calendar day (days since 1970-01-01) or a moment (epoch ms). */
export interface Day {
  readonly day: number
}
export interface Moment {
  readonly ms: number
}
/** A time of day: ms since midnight. */
export interface TimeOfDay {
  readonly time: number
}
/** A place on earth, in degrees. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}
export type FormulaValue = string | number | boolean | null | Day | Moment | TimeOfDay | Place

export const MS_PER_DAY = 86_400_000

export const isDay = (value: FormulaValue): value is Day =>
  typeof value === 'object' && value !== null && 'day' in value
export const isMoment = (value: FormulaValue): value is Moment =>
  typeof value === 'object' && value !== null && 'ms' in value

export const isTimeOfDay = (value: FormulaValue): value is TimeOfDay =>
  typeof value === 'object' && value !== null && 'time' in value
export const isPlace = (value: FormulaValue): value is Place =>
  typeof value === 'object' && value !== null && 'latitude' in value

/** Blank: null or the empty text. */
export const isBlank = (value: FormulaValue): boolean => value === null || value === ''

const isoDay = (day: number) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

const isoTime = (time: number) => new Date(time).toISOString().slice(11)

export function asText(value: FormulaValue): string {
  if (value === null) return ''
  if (isDay(value)) return isoDay(value.day)
  if (isTimeOfDay(value)) return isoTime(value.time)
  if (isPlace(value)) return `${value.latitude} ${value.longitude}`
  if (isMoment(value))
    return new Date(value.ms)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z')
  return String(value)
}

/** Blanks count as zero, days and moments as days since 1970, times of day as ms, so that all can be added to and compared. */
export function asNumber(value: FormulaValue): number {
  if (isDay(value)) return value.day
  if (isMoment(value)) return value.ms / MS_PER_DAY
  if (isTimeOfDay(value)) return value.time
  if (isPlace(value)) return 0
  return value === null || value === '' ? 0 : Number(value)
}

export const asBoolean = (value: FormulaValue): boolean => value === true

/** The stored value of a field, as formulas see it. Empty texts are '', checkboxes are never blank. */
export function fromStored(field: FieldDef, value: Value): FormulaValue {
  if (value === null) return field.type === 'boolean' ? false : null
  if (field.type === 'date') return { day: Date.parse(`${value}T00:00:00Z`) / MS_PER_DAY }
  if (field.type === 'datetime') return { ms: Number(value) }
  if (field.type === 'time') return { time: Date.parse(`1970-01-01T${value}`) }
  return value
}

/** The result of a formula as a value of the field's type; what does not fit is null (Salesforce shows #Error!). */
export function toStored(field: FieldDef, value: FormulaValue): Value {
  if (field.type === 'boolean') return asBoolean(value)
  if (isBlank(value)) return null
  if (field.type === 'date')
    return isDay(value) ? isoDay(value.day) : isMoment(value) ? isoDay(value.ms / MS_PER_DAY) : null
  if (field.type === 'datetime') return isMoment(value) ? value.ms : isDay(value) ? value.day * MS_PER_DAY : null
  if (field.type === 'time') return isTimeOfDay(value) ? isoTime(value.time) : null
  if (field.type === 'string' || field.type === 'textarea' || field.type === 'reference') return asText(value)
  if (field.length > 0) return asText(value)
  const number = asNumber(value)
  return Number.isFinite(number) ? Number(number.toFixed(Math.min(field.scale, 15))) : null
}

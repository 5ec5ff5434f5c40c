/** Values inside formulas, and their passage from and to stored values. */
import type { FieldDef, Value } from '../schema.ts'
import { exact, plainText, roundHalfUp } from './decimal.ts'

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
  if (isTimeOfDay(value)) return isoTime(value.time).slice(0, -1)
  if (isPlace(value)) return `${value.latitude} ${value.longitude}`
  if (isMoment(value))
    return new Date(value.ms)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z')
  return typeof value === 'number' ? plainText(value) : String(value)
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

const NUMBERS = new Set<FieldDef['type']>(['int', 'long', 'double', 'currency', 'percent'])
export const isNumeric = ({ type }: FieldDef): boolean => NUMBERS.has(type)

const OTHERS = new Set<FieldDef['type']>(['date', 'datetime', 'time', 'location', 'address', 'multipicklist'])
/** Fields whose blank is the empty text. */
const isText = (field: FieldDef) => !OTHERS.has(field.type) && !isNumeric(field) && field.type !== 'boolean'

const PERCENT = 100

function ofBlank(field: FieldDef): FormulaValue {
  if (field.type === 'boolean') return false
  return isText(field) ? '' : null
}

/** The stored value of a field, as formulas see it. Empty texts are '', checkboxes are never blank, 25 percent are 0.25. */
export function fromStored(field: FieldDef, value: Value): FormulaValue {
  if (value === null) return ofBlank(field)
  if (field.type === 'date') return { day: Date.parse(`${value}T00:00:00Z`) / MS_PER_DAY }
  if (field.type === 'datetime') return { ms: Number(value) }
  if (field.type === 'time') return { time: Date.parse(`1970-01-01T${value}`) }
  if (field.type === 'percent') return exact(Number(value) / PERCENT)
  return value
}

function storedDay(value: FormulaValue): Value {
  if (isDay(value)) return isoDay(value.day)
  return isMoment(value) ? isoDay(Math.floor(value.ms / MS_PER_DAY)) : null
}

function storedMoment(value: FormulaValue): Value {
  if (isMoment(value)) return value.ms
  return isDay(value) ? value.day * MS_PER_DAY : null
}

function storedNumber(field: FieldDef, value: FormulaValue): Value {
  const number = asNumber(value) * (field.type === 'percent' ? PERCENT : 1)
  return Number.isFinite(number) ? roundHalfUp(number, Math.min(field.scale, 15)) : null
}

/** The result of a formula as a value of the field's type; what does not fit is null. */
export function toStored(field: FieldDef, value: FormulaValue): Value {
  if (field.type === 'boolean') return asBoolean(value)
  if (isBlank(value)) return null
  if (field.type === 'date') return storedDay(value)
  if (field.type === 'datetime') return storedMoment(value)
  if (field.type === 'time') return isTimeOfDay(value) ? isoTime(value.time) : null
  return isNumeric(field) ? storedNumber(field, value) : asText(value)
}

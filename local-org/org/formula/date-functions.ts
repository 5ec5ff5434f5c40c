/** Formula functions on days and moments: today and the day of a moment are the user’s, all else is GMT. */
import { localDay } from '../values/zone.ts'
import { ofNumbers, ofValues, strict } from './arguments.ts'
import { fault } from './fault.ts'
import {
  asNumber,
  asText,
  type FormulaValue,
  isBlank,
  isDay,
  isMoment,
  isTimeOfDay,
  MS_PER_DAY,
} from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

function toDate(value: FormulaValue): Date | undefined {
  if (isDay(value)) return new Date(value.day * MS_PER_DAY)
  if (isTimeOfDay(value)) return new Date(value.time)
  return isMoment(value) ? new Date(value.ms) : undefined
}

const part =
  (read: (date: Date) => number): FormulaFunction =>
  (args) =>
  (scope) => {
    const date = toDate(args[0]?.value(scope) ?? null)
    return date ? read(date) : null
  }

const dayOf = (ms: number): FormulaValue => ({ day: Math.floor(ms / MS_PER_DAY) })

/** The same day of another month; the last day of a month stays the last day. */
function addMonths(date: Date, months: number): number {
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Math.trunc(months), 1)
  const lastHere = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  const target = new Date(first)
  const lastThere = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  const day = date.getUTCDate() === lastHere ? lastThere : Math.min(date.getUTCDate(), lastThere)
  return first + (day - 1) * MS_PER_DAY + (date.getTime() % MS_PER_DAY)
}

const addedMonths = strict((from = null, months = null) => {
  const ms = addMonths(toDate(from) ?? new Date(0), asNumber(months))
  return isMoment(from) ? { ms } : dayOf(ms)
})

/** Midnight of a day of the calendar. Faults for one there is not, such as the 30th of February. */
function midnight(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (year < 1 || year > 9999) throw fault('Year out of range in DATE() function')
  if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return date.getTime()
  throw fault('Month or Day out of range in DATE() function')
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,3}))?/

/** Ms since midnight; undefined when there is no such time. */
function clock(text: string): number | undefined {
  const [, hours = '', minutes = '', seconds = '', ms = ''] = TIME.exec(text) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms.padEnd(3, '0'))
}

function calendarDay(text: string): number {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) throw fault(`Invalid year for DATEVALUE function`)
  return midnight(Number(year), Number(month), Number(day))
}

const dateOfText = (text: string): FormulaValue => dayOf(calendarDay(text.trim()))

function momentOfText(written: string): FormulaValue {
  const text = written.trim()
  const ms = calendarDay(text)
  const time = clock(text.replace(DATE, '').trim())
  if (time === undefined) throw fault(`Unparseable date: "${written}"`)
  return { ms: ms + time }
}

function timeOfText(text: string): FormulaValue {
  const time = /^\d{1,2}:\d{1,2}:\d{1,2}\.\d{3}$/.test(text.trim()) ? clock(text.trim()) : undefined
  if (time === undefined) throw fault(`Invalid time format: ${text}`)
  return { time }
}

/** A day or moment in another form, or what a text says. */
const converted = (ofDate: (date: Date) => FormulaValue, ofWords: (text: string) => FormulaValue) =>
  strict((value = null) => {
    const date = toDate(value)
    return date ? ofDate(date) : ofWords(asText(value))
  })

/** Week and year of ISO 8601: weeks begin on Monday, and a week belongs to the year of its Thursday. */
function isoWeek(date: Date): { year: number; week: number } {
  const weekday = (date.getUTCDay() + 6) % 7
  const thursday = new Date(date.getTime() + (3 - weekday) * MS_PER_DAY)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return {
    year: thursday.getUTCFullYear(),
    week: Math.floor((thursday.getTime() - newYear) / MS_PER_DAY / 7) + 1,
  }
}

const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / MS_PER_DAY) + 1

const two = (n: number) => String(n).padStart(2, '0')

const between = (first: FormulaValue, second: FormulaValue): number => {
  if (isMoment(first) && isMoment(second)) return (first.ms - second.ms) / 1000
  return isTimeOfDay(first) && isTimeOfDay(second) ? (first.time - second.time) / 1000 : asNumber(first)
}

/** Seconds, or what lies between two times, as 'HH:MM:SS', or 'D:HH:MM:SS' with the days. */
function duration(first: FormulaValue, second: FormulaValue = false): FormulaValue {
  if (isBlank(first) || second === null) return null
  const seconds = Math.trunc(Math.abs(between(first, second)))
  const withDays = isMoment(first) || second === true
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) - (withDays ? days * 24 : 0)
  const shown = [hours, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return withDays ? `${days}:${shown}` : shown
}

/** A moment falls on a day of the user's calendar. */
const dateValue: FormulaFunction = (args) => (scope) => {
  const value = args[0]?.value(scope) ?? null
  if (isMoment(value)) return { day: localDay(scope.timeZone, value.ms) }
  return isBlank(value) || isDay(value) ? value || null : dateOfText(asText(value))
}

export const DATE_FUNCTIONS: Record<string, FormulaFunction> = {
  TODAY: () => (scope) => ({ day: localDay(scope.timeZone, scope.now) }),
  NOW: () => (scope) => ({ ms: scope.now }),
  YEAR: part((date) => date.getUTCFullYear()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  DAY: part((date) => date.getUTCDate()),
  HOUR: part((date) => date.getUTCHours()),
  MINUTE: part((date) => date.getUTCMinutes()),
  SECOND: part((date) => date.getUTCSeconds()),
  MILLISECOND: part((date) => date.getUTCMilliseconds()),
  DAYOFYEAR: part(dayOfYear),
  ISOWEEK: part((date) => isoWeek(date).week),
  ISOYEAR: part((date) => isoWeek(date).year),
  UNIXTIMESTAMP: part((date) => Math.floor(date.getTime() / 1000)),
  FROMUNIXTIME: strict((seconds = null) => ({ ms: Math.trunc(asNumber(seconds) * 1000) })),
  FORMATDURATION: ofValues((first = null, second) => duration(first, second)),
  TIMENOW: () => (scope) => ({ time: scope.now % MS_PER_DAY }),
  TIMEVALUE: converted((date) => ({ time: date.getTime() % MS_PER_DAY }), timeOfText),
  WEEKDAY: part((date) => date.getUTCDay() + 1),
  DATE: ofNumbers((year = 0, month = 0, day = 0) =>
    dayOf(midnight(Math.trunc(year), Math.trunc(month), Math.trunc(day))),
  ),
  DATEVALUE: dateValue,
  DATETIMEVALUE: converted((date) => ({ ms: date.getTime() }), momentOfText),
  ADDMONTHS: addedMonths,
}

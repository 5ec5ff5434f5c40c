/** Formula functions on days and moments (GMT). */
import { parseDate, parseDatetime, parseTime } from '../values/dates.ts'
import { asNumber, asText, type FormulaValue, isDay, isMoment, isTimeOfDay, MS_PER_DAY } from './formula-value.ts'
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

/** The same day of another month, or that month's last day. */
function addMonths(date: Date, months: number): number {
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return first + (Math.min(date.getUTCDate(), last.getUTCDate()) - 1) * MS_PER_DAY
}

const dateValue: FormulaFunction = (args) => (scope) => {
  const value = args[0]?.value(scope) ?? null
  const date = toDate(value)
  if (date) return dayOf(date.getTime())
  const text = parseDate(asText(value))
  return text ? dayOf(Date.parse(text)) : null
}

const datetimeValue: FormulaFunction = (args) => (scope) => {
  const value = args[0]?.value(scope) ?? null
  const ms = toDate(value)?.getTime() ?? parseDatetime(asText(value).replace(' ', 'T'))
  return ms === undefined ? null : { ms }
}

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

const timeValue: FormulaFunction = (args) => (scope) => {
  const value = args[0]?.value(scope) ?? null
  const date = toDate(value)
  if (date) return { time: date.getTime() % MS_PER_DAY }
  const text = parseTime(asText(value))
  return text ? { time: Date.parse(`1970-01-01T${text}`) } : null
}

const two = (n: number) => String(n).padStart(2, '0')

/** Seconds, or what lies between two moments, as 'HH:MM:SS', or 'DD:HH:MM:SS' with the days. */
const formatDuration: FormulaFunction = (args) => (scope) => {
  const [first = null, second = null] = args.map(({ value }) => value(scope))
  const between = isMoment(first) && isMoment(second)
  const seconds = Math.abs(between ? (first.ms - second.ms) / 1000 : asNumber(first))
  const withDays = between || second === true
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) - (withDays ? days * 24 : 0)
  const clock = [hours, Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60].map(two).join(':')
  return withDays ? `${days}:${clock}` : clock
}

export const DATE_FUNCTIONS: Record<string, FormulaFunction> = {
  TODAY: () => (scope) => dayOf(scope.now),
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
  FROMUNIXTIME: (args) => (scope) => ({ ms: asNumber(args[0]?.value(scope) ?? null) * 1000 }),
  FORMATDURATION: formatDuration,
  TIMENOW: () => (scope) => ({ time: scope.now % MS_PER_DAY }),
  TIMEVALUE: timeValue,
  WEEKDAY: part((date) => date.getUTCDay() + 1),
  DATE: (args) => (scope) => {
    const [year = 0, month = 0, day = 0] = args.map(({ value }) => asNumber(value(scope)))
    return dayOf(Date.UTC(year, month - 1, day))
  },
  DATEVALUE: dateValue,
  DATETIMEVALUE: datetimeValue,
  ADDMONTHS: (args) => (scope) => {
    const date = toDate(args[0]?.value(scope) ?? null)
    return date ? dayOf(addMonths(date, asNumber(args[1]?.value(scope) ?? null))) : null
  },
}

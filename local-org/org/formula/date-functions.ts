/** Formula functions on days and moments (GMT). */
import { parseDate, parseDatetime } from '../values/dates.ts'
import { asNumber, asText, type FormulaValue, isDay, isMoment, MS_PER_DAY } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

const toDate = (value: FormulaValue): Date | undefined =>
  isDay(value) ? new Date(value.day * MS_PER_DAY) : isMoment(value) ? new Date(value.ms) : undefined

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

export const DATE_FUNCTIONS: Record<string, FormulaFunction> = {
  TODAY: () => (scope) => dayOf(scope.now),
  NOW: () => (scope) => ({ ms: scope.now }),
  YEAR: part((date) => date.getUTCFullYear()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  DAY: part((date) => date.getUTCDate()),
  HOUR: part((date) => date.getUTCHours()),
  MINUTE: part((date) => date.getUTCMinutes()),
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

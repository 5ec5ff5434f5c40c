/**
 * The days of a series of tasks or events
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm).
 */

/** The recurrence fields of a series, without their prefix. */
export interface Pattern {
  type: string
  interval: number
  /** Sunday is 1, Monday 2, Tuesday 4… added up. */
  dayMask: number
  dayOfMonth: number
  /** First to Fourth, Last. */
  instance: string
  monthOfYear: string
}

const DAY = 86_400_000
const DAYS_PER_WEEK = 7
const WEEKDAYS = 0b0111110
const INSTANCES = ['First', 'Second', 'Third', 'Fourth']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
/** Most occurrences of a series, by the first word of its type. */
const MOST: Record<string, number> = { RecursWeekly: 53, RecursMonthly: 60, RecursYearly: 10 }
const MOST_DAYS = 100

const lastOfMonth = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()

const inMask = (date: Date, mask: number) => (mask & (1 << date.getUTCDay())) !== 0

const weekOf = (date: Date) => Math.floor((date.getTime() / DAY + 4) / DAYS_PER_WEEK)
const monthOf = (date: Date) => date.getUTCFullYear() * MONTHS.length + date.getUTCMonth()

/** The n-th of the chosen weekdays in its month, or the last. */
function isInstance(date: Date, { instance, dayMask }: Pattern): boolean {
  if (!inMask(date, dayMask)) return false
  const from = instance === 'Last' ? date.getUTCDate() + 1 : 1
  const to = instance === 'Last' ? lastOfMonth(date) : date.getUTCDate() - 1
  let others = 0
  for (let day = from; day <= to; day++) {
    if (inMask(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)), dayMask)) others++
  }
  return others === Math.max(INSTANCES.indexOf(instance), 0)
}

const isDayOfMonth = (date: Date, { dayOfMonth }: Pattern) =>
  date.getUTCDate() === Math.min(dayOfMonth, lastOfMonth(date))
const isMonth = (date: Date, { monthOfYear }: Pattern) => MONTHS[date.getUTCMonth()] === monthOfYear

type Falls = (date: Date, start: Date, pattern: Pattern) => boolean
const everyMonths: Falls = (date, start, { interval }) => (monthOf(date) - monthOf(start)) % interval === 0

const TYPES: Record<string, Falls> = {
  RecursDaily: (date, start, { interval }) => ((date.getTime() - start.getTime()) / DAY) % interval === 0,
  RecursEveryWeekday: (date) => inMask(date, WEEKDAYS),
  RecursWeekly: (date, start, { interval, dayMask }) =>
    inMask(date, dayMask) && (weekOf(date) - weekOf(start)) % interval === 0,
  RecursMonthly: (date, start, pattern) => isDayOfMonth(date, pattern) && everyMonths(date, start, pattern),
  RecursMonthlyNth: (date, start, pattern) => isInstance(date, pattern) && everyMonths(date, start, pattern),
  RecursYearly: (date, _, pattern) => isMonth(date, pattern) && isDayOfMonth(date, pattern),
  RecursYearlyNth: (date, _, pattern) => isMonth(date, pattern) && isInstance(date, pattern),
}

/** Days as 'YYYY-MM-DD', from the first to the last allowed, as many as a series may have. */
export function occurrences(pattern: Pattern, from: string, to: string): string[] {
  const falls = TYPES[pattern.type]
  const start = new Date(`${from}T00:00:00Z`)
  const most = MOST[pattern.type.replace(/Nth$/, '')] ?? MOST_DAYS
  const days: string[] = []
  for (let at = start.getTime(); at <= Date.parse(`${to}T00:00:00Z`) && days.length < most; at += DAY) {
    const date = new Date(at)
    if (falls?.(date, start, pattern)) days.push(date.toISOString().slice(0, 10))
  }
  return days
}

/** The days a date literal covers: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm */

const DAY = 86_400_000

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

/** Days since 1970-01-01, `to` exclusive. */
export interface DayRange {
  readonly from: number
  readonly to: number
}

/** The first day of the month that lies `months` after the month of `day`, once that is rounded down to `step` months. */
function monthStart(day: number, step: number, months: number): number {
  const date = new Date(day * DAY)
  const month = date.getUTCMonth()
  return Date.UTC(date.getUTCFullYear(), month - (month % step) + months, 1) / DAY
}

// 1970-01-01 was a Thursday; weeks start on Sunday as in the en_US locale.
function weekStart(day: number): number {
  return day - ((((day + 4) % 7) + 7) % 7)
}

/** First day of the unit that is `steps` units away from the one `day` lies in. Fiscal years start in January. */
const STARTS: Readonly<Record<Unit, (day: number, steps: number) => number>> = {
  DAY: (day, steps) => day + steps,
  WEEK: (day, steps) => weekStart(day) + 7 * steps,
  MONTH: (day, steps) => monthStart(day, 1, steps),
  QUARTER: (day, steps) => monthStart(day, 3, 3 * steps),
  YEAR: (day, steps) => monthStart(day, 12, 12 * steps),
}

/** First and last unit of the range, counted from the present one. */
type Span = readonly [first: number, last: number]

const WORDS: Readonly<Record<string, readonly [Unit, Span]>> = {
  YESTERDAY: ['DAY', [-1, -1]],
  TODAY: ['DAY', [0, 0]],
  TOMORROW: ['DAY', [1, 1]],
  LAST_90_DAYS: ['DAY', [-90, 0]],
  NEXT_90_DAYS: ['DAY', [1, 90]],
}

const NEAR: Readonly<Record<string, Span>> = { LAST: [-1, -1], THIS: [0, 0], NEXT: [1, 1] }

/** LAST_N_DAYS reaches to the end of today; LAST_N_WEEKS and the longer ones end before the present unit. */
function countedSpan(prefix: string, unit: Unit, count: number): Span {
  if (prefix === 'LAST') return [-count, unit === 'DAY' ? 0 : -1]
  return prefix === 'NEXT' ? [1, count] : [-count, -count]
}

function spanOf(name: string, count: number): readonly [Unit, Span] {
  const word = WORDS[name]
  if (word) return word
  const near = /^(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/.exec(name)
  if (near) return [near[2] as Unit, NEAR[near[1]!]!]
  const [, prefix = '', unit] = /^(LAST_|NEXT_|)N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S(?:_AGO)?$/.exec(name) ?? []
  return [unit as Unit, countedSpan(prefix.replace('_', ''), unit as Unit, count)]
}

/** The days that the date literal `name` (with `:count`, where it has one) covers when today is the given day. */
export function daysOf(name: string, count: number, today: number): DayRange {
  const [unit, [first, last]] = spanOf(name, count)
  const start = STARTS[unit]
  return { from: start(today, first), to: start(today, last + 1) }
}

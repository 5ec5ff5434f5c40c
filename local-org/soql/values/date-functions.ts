/**
 * The date functions of SOQL, by name, over a moment in epoch ms. Moments are read in UTC unless convertTimezone() wraps
 * them. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm
 */
import { dayText, type Value } from '../../org/index.ts'

const DAY = 86_400_000

const year = (date: Date) => date.getUTCFullYear()
const month = (date: Date) => date.getUTCMonth() + 1
const quarter = (date: Date) => Math.floor(date.getUTCMonth() / 3) + 1
const dayInYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(year(date), 0, 1)) / DAY) + 1

/** Fiscal years are calendar years here: the org's fiscal year starts in January. */
export const DATE_FUNCTIONS: Readonly<Record<string, (date: Date) => Value>> = {
  CALENDAR_YEAR: year,
  CALENDAR_QUARTER: quarter,
  CALENDAR_MONTH: month,
  FISCAL_YEAR: year,
  FISCAL_QUARTER: quarter,
  FISCAL_MONTH: month,
  DAY_IN_MONTH: (date) => date.getUTCDate(),
  DAY_IN_WEEK: (date) => date.getUTCDay() + 1,
  DAY_IN_YEAR: dayInYear,
  DAY_ONLY: (date) => dayText(Math.floor(date.getTime() / DAY)),
  HOUR_IN_DAY: (date) => date.getUTCHours(),
  WEEK_IN_MONTH: (date) => Math.floor((date.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (date) => Math.floor((dayInYear(date) - 1) / 7) + 1,
}

/** Functions of the time of day, which a date does not have. */
export const DATETIME_ONLY: ReadonlySet<string> = new Set(['DAY_ONLY', 'HOUR_IN_DAY'])

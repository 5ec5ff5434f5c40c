/** The date literals of SOQL by their names: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm */

const PLAIN =
  /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|NEXT)_90_DAYS|(?:LAST|THIS|NEXT)_(?:FISCAL_)?(?:QUARTER|YEAR)|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH))$/
const UNITS = '(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)'
const COUNTED = new RegExp(`^(?:(?:LAST|NEXT)_N_${UNITS}|N_${UNITS}_AGO)$`)

/** Whether the word (in capitals) is a date literal, and whether `:n` must follow it. */
export function dateRangeStyle(word: string): 'plain' | 'counted' | undefined {
  if (PLAIN.test(word)) return 'plain'
  return COUNTED.test(word) ? 'counted' : undefined
}

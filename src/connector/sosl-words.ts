/** Words to search for, none of which can act as an operator of the search. */
import { soslTerm } from '../salesforce/index.ts'

/**
 * Signs are escaped; and, or, not are put in quotes, in which they are words like others.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
export function soslWords(text: string): string {
  return soslTerm(text.trim()).replace(/(?<![^\s])(?:and|or|not)(?![^\s])/gi, '"$&"')
}

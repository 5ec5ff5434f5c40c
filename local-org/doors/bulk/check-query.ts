/** Queries that bulk APIs do not answer although REST does (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_bulk_query_intro.htm). */

import { OrgError } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'

interface Refusal {
  isIn(result: QueryResult): boolean
  /** Whether JSON and XML can hold it. */
  csvOnly: boolean
  /** In recorded words; `api` is what the API calls its queries. */
  words(api: string): string
}

const refusals: readonly Refusal[] = [
  {
    isIn: ({ aggregate }) => aggregate,
    csvOnly: false,
    words: (api) => `Aggregate Relationships not supported in ${api}`,
  },
  {
    isIn: has('address'),
    csvOnly: false,
    words: () => 'Selecting compound data not supported in Bulk Query',
  },
  {
    isIn: has('records', 'record'),
    csvOnly: true,
    words: (api) => `Aggregate Relationships not supported in ${api} with CSV content type`,
  },
  {
    isIn: has('base64'),
    csvOnly: true,
    words: (api) => `Blob field not supported in ${api} with CSV content type`,
  },
]

function has(...types: string[]): Refusal['isIn'] {
  return ({ columns }) => columns.some(({ type }) => types.includes(type))
}

/** Throws API_ERROR for what a query of Bulk API 2.0 may not select. */
export function checkQuery(result: QueryResult): void {
  const refusal = refusals.find(({ isIn }) => isIn(result))
  if (refusal) throw new OrgError('API_ERROR', refusal.words('Bulk V2 Query'))
}

/** Throws FUNCTIONALITY_NOT_ENABLED for what Bulk API 1 never selects, FeatureNotEnabled for what it selects in JSON and XML alone. */
export function checkClassicQuery(result: QueryResult, { isCsv }: { isCsv: boolean }): void {
  const refusal = refusals.find(({ isIn, csvOnly }) => (isCsv || !csvOnly) && isIn(result))
  if (!refusal) return
  const words = refusal.words('Bulk Query')
  if (!refusal.csvOnly) throw new OrgError('FUNCTIONALITY_NOT_ENABLED', words)
  throw new OrgError('FeatureNotEnabled', `FeatureNotEnabled : ${words}`)
}

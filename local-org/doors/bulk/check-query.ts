/** Queries that bulk APIs do not answer although REST does (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_bulk_query_intro.htm). */

import { OrgError } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'

/** Throws FUNCTIONALITY_NOT_ENABLED, in recorded words, for sums and groups, addresses, and children in a line of CSV. */
export function checkBulkQuery(
  { aggregate, columns }: QueryResult,
  { api, isCsv }: { api: 'Bulk' | 'Bulk V2'; isCsv: boolean },
): void {
  const types = columns.map(({ type }) => type)
  const fault = aggregate
    ? `Aggregate Relationships not supported in ${api} Query`
    : types.includes('address')
      ? `Selecting compound data not supported in ${api} Query`
      : isCsv && (types.includes('records') || types.includes('record'))
        ? `Aggregate Relationships not supported in ${api} Query with CSV content type`
        : undefined
  if (fault !== undefined) throw new OrgError('FUNCTIONALITY_NOT_ENABLED', fault)
}

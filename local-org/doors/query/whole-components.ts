/** Whole components are told one at a time (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_metadata_namespace.htm). */

import { OrgError } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'

const columnsOfOne = new Set(['Metadata', 'FullName'])

/** Throws OrgError MALFORMED_QUERY when a query asks for the content or the full name of several components. */
export function checkWholeComponents({ aggregate, columns, totalSize }: QueryResult): void {
  if (aggregate || totalSize <= 1 || !columns.some(({ name }) => columnsOfOne.has(name))) return
  const words =
    'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval.'
  throw new OrgError('MALFORMED_QUERY', `${words} Result size: ${totalSize}`)
}

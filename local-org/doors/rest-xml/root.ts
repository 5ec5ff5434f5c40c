/** What the root element of an XML answer is called. The names of records, query results, versions and errors are Salesforce's; the rest is a hypothesis. */

import { isObject } from '../wire/index.ts'

export interface Root {
  root: string
  /** What each member of a list is called. */
  item?: string
}

const errors: Root = { root: 'Errors', item: 'Error' }

/** By the pattern of the route, below /services/data/:version. */
const byResource: Record<string, Root> = {
  '/services/data': { root: 'Versions', item: 'Version' },
  '/services/data/:version': { root: 'urls' },
  '/query': { root: 'QueryResult' },
  '/query/:locator': { root: 'QueryResult' },
  '/queryAll': { root: 'QueryResult' },
  '/queryAll/:locator': { root: 'QueryResult' },
  '/search': { root: 'SearchResult' },
  '/parameterizedSearch': { root: 'SearchResult' },
  '/sobjects': { root: 'DescribeGlobal' },
  '/sobjects/:object/describe': { root: 'DescribeSObject' },
  '/limits': { root: 'LimitsSnapshot' },
  '/composite/batch': { root: 'BatchResults' },
  '/composite/tree/:object': { root: 'SObjectTreeResponse' },
  '/recent': { root: 'RecentlyViewed', item: 'Record' },
  '/tabs': { root: 'Tabs', item: 'Tab' },
  '/id/:org/:user': { root: 'user' },
}

/** The root of an answer: an error list, a record by its type, a result of a write, or by the route. */
export function rootOf(value: unknown, status: number, resource: string | undefined): Root {
  if (status >= 400) return errors
  const known =
    resource === undefined ? undefined : byResource[resource.replace(/^\/services\/data\/:version(?=.)/, '')]
  if (known) return known
  if (isObject(value) && isObject(value['attributes'])) return { root: String(value['attributes']['type']) }
  if (isObject(value) && 'success' in value) return { root: 'Result' }
  return Array.isArray(value) ? { root: 'Results', item: 'Result' } : { root: 'Response' }
}

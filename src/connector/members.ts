/** Members of a list view or a query: the name under which feeds tell that a record entered or left. */
import type { Watch } from './define.ts'

/**
 * `list-view:Hot_Leads`, `query:Amount > 5`: stands in `feed` of events of the change `entered` or `left`, so that each trigger
 * hears of its own list only. Null for a watch without members.
 */
export function membersFeed({ listView, query }: Pick<Watch, 'listView' | 'query'>): string | null {
  if (listView !== undefined) return `list-view:${listView}`
  return query === undefined ? null : `query:${query}`
}

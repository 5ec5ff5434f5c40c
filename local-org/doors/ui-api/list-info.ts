/** What a list of the UI API is: its columns, its order, its filter (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_info.htm). */

import { isObject } from '../wire/index.ts'
import { tagOf } from './etag.ts'

export interface Column {
  fieldApiName: string
  label: string
  sortable: boolean
  /** Of related lists: the field that leads to the record a column names. */
  lookupId?: string | null
  searchable?: boolean
}

export interface ListWish {
  label: string | null
  columns: Column[]
  reference: Record<string, unknown>
  order: { fieldApiName: string; isAscending: boolean; label: string }[]
  filters: Record<string, unknown>[]
  /** What the user chose of it: `columnWidths`, `columnWrap`. */
  chosen?: Record<string, unknown>
  /** Further members, such as those of related lists. */
  more?: Record<string, unknown>
}

/** One list; those that are somebody's to change say so in `more`. */
export function listInfo(wish: ListWish): Record<string, unknown> {
  const { label, columns, reference, order, filters, chosen = {}, more = {} } = wish
  const info = {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: columns,
    filterLogicString: null,
    filteredByInfo: filters,
    label,
    listReference: reference,
    orderedByInfo: order,
    updateable: false,
    userPreferences: widthsOf(columns, chosen),
    visibility: 'Public',
    visibilityEditable: false,
    ...more,
  }
  return { eTag: tagOf(info), ...info }
}

/** Width and wrapping of each column: as the user chose, else as usual. */
export function widthsOf(columns: Column[], chosen: Record<string, unknown>): Record<string, unknown> {
  const perColumn = (member: string, usual: unknown) => {
    const own = chosen[member]
    const known = isObject(own) ? own : {}
    return Object.fromEntries(columns.map(({ fieldApiName: name }) => [name, known[name] ?? usual]))
  }
  return { columnWidths: perColumn('columnWidths', -1), columnWrap: perColumn('columnWrap', false) }
}

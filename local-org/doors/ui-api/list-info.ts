/** What a list of the UI API is: its columns, its order, its filter (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_info.htm). */

import { tagOf } from './etag.ts'

export interface Column {
  fieldApiName: string
  label: string
  sortable: boolean
  /** Of related lists: the field that leads to the record a column names. */
  lookupId?: string | null
}

export interface ListWish {
  label: string
  columns: Column[]
  reference: Record<string, unknown>
  order: { fieldApiName: string; isAscending: boolean; label: string }[]
  filters: Record<string, unknown>[]
  /** Further members, such as those of related lists. */
  more?: Record<string, unknown>
}

/** Lists are nobody's to change through the local org. */
export function listInfo({ label, columns, reference, order, filters, more = {} }: ListWish): Record<string, unknown> {
  const perColumn = (value: unknown) => Object.fromEntries(columns.map(({ fieldApiName }) => [fieldApiName, value]))
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
    userPreferences: { columnWidths: perColumn(-1), columnWrap: perColumn(false) },
    visibility: 'Public',
    visibilityEditable: false,
    ...more,
  }
  return { eTag: tagOf(info), ...info }
}

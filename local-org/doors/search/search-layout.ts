/** What the results of a search show of an object, and which objects are searched. */

import type { ObjectDef, OrgView } from '../../org/index.ts'

/** The columns of an object's search results: those of its name. */
export function searchLayout({ name, fields }: ObjectDef): Record<string, unknown> {
  const shown = fields.filter(({ nameField }) => nameField)
  return {
    errorMsg: null,
    label: 'Search Results',
    limitRows: 25,
    objectType: name,
    searchColumns: shown.map((field) => {
      return { field: `${name}.${field.name}`, format: null, label: field.label, name: field.name }
    }),
  }
}

/** Objects in the order a search shows them. */
export function searchedObjects(view: OrgView): ObjectDef[] {
  return [...view.objects()].filter((object) => object.searchable && object.layoutable)
}

/** What the results of a search show of an object, and which objects are searched. */

import type { ObjectDef, OrgView } from '../../org/index.ts'
import { fieldAt } from '../list-views/field-at.ts'
import type { Instance } from '../wire/index.ts'
import { searchColumns } from './search-columns.ts'

/** The columns of an object's search results. */
export function searchLayout(
  ground: { view: OrgView; instance: Instance },
  object: ObjectDef,
): Record<string, unknown> {
  return {
    errorMsg: null,
    label: 'Search Results',
    limitRows: 25,
    objectType: object.name,
    searchColumns: searchColumns(ground, object).map((path) => column(ground.view, object, path)),
  }
}

const formats = ['date', 'datetime', 'currency', 'percent']

/** What a query of the column would be: choices by their labels. */
function column(view: OrgView, object: ObjectDef, path: string): Record<string, unknown> {
  const field = fieldAt(view, object, path)
  const [relationship] = path.split('.')
  const lookup = object.fields.find((one) => one.relationshipName === relationship)
  const owner = path.startsWith('Owner.') ? 'User' : (lookup?.referenceTo?.[0] ?? object.name)
  const label = path === 'Owner.Alias' ? `${object.label} Owner Alias` : (field?.label ?? path)
  const isChoice = field?.type === 'picklist' || field?.type === 'multipicklist'
  const format = field && formats.includes(field.type) ? field.type : null
  const name = isChoice ? `toLabel(${path})` : path
  return { field: `${path.includes('.') ? owner : object.name}.${field?.name ?? path}`, format, label, name }
}

/** Objects in the order a search shows them. */
export function searchedObjects(view: OrgView): ObjectDef[] {
  return [...view.objects()].filter((object) => object.searchable && object.layoutable)
}

/** What a related list is: its columns, its order, and what the user chose of it (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_related_list_info.htm). */

import { listViewColumns } from '../../objects/index.ts'
import { listsOnLayout } from '../describe/index.ts'
import { fieldAt } from '../list-views/field-at.ts'
import { type Call, isObject } from '../wire/index.ts'
import { type Column, listInfo, widthsOf } from './list-info.ts'
import { listPreferences } from './list-preferences.ts'
import type { Related } from './related-list.ts'

/** Columns a list that nobody drew shows at most, the name included. */
const mostColumns = 4

/** The name the user's choices are kept under. */
export function listId({ parent, name }: Related): string {
  return `${parent.name}.${name}`
}

export function referenceTo({ parent, name }: Related, inContextOfRecordId: string | null): Record<string, unknown> {
  const place = { listViewApiName: null, objectApiName: null, parentObjectApiName: parent.name, recordTypeId: null }
  return { id: null, inContextOfRecordId, ...place, relatedListId: name, type: 'relatedList' }
}

/** What the layout of the parent names; else the name, and what list views of the children show. */
export function columnsOf(call: Call, related: Related): Column[] {
  const { view } = call
  const { parent, child, name } = related
  const drawn = listsOnLayout(call, parent)?.find(({ relationshipName }) => relationshipName === name)?.paths ?? []
  return (drawn.length > 0 ? drawn : usualPaths(related)).flatMap((path) => {
    const found = fieldAt(view, child, path)
    if (!found) return []
    const lookup = child.fields.find(({ relationshipName }) => relationshipName === path.split('.')[0])
    const lookupId = found.nameField && !path.includes('.') ? 'Id' : path.includes('.') ? (lookup?.name ?? null) : null
    return { fieldApiName: path, label: found.label, lookupId, sortable: found.sortable }
  })
}

/** Not the way back to the parent, nor the owner. */
function usualPaths({ child, field }: Related): string[] {
  const back = child.fields.find(({ name }) => name === field)?.relationshipName
  const names = child.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const more = (listViewColumns[child.name] ?? []).filter(
    (path) => !path.startsWith(`${back}.`) && !/^Owner\b/.test(path),
  )
  return [...new Set([...names, ...more])].slice(0, mostColumns)
}

/** The order the user chose; none until then. */
export function orderOf(call: Call, related: Related): { fieldApiName: string; isAscending: boolean; label: string }[] {
  const chosen = listPreferences(call, listId(related))['orderedBy']
  return (Array.isArray(chosen) ? chosen : []).flatMap((one: unknown) => {
    if (!isObject(one) || typeof one['fieldApiName'] !== 'string') return []
    const field = fieldAt(call.view, related.child, one['fieldApiName'])
    return field
      ? { fieldApiName: one['fieldApiName'], isAscending: one['isAscending'] !== false, label: field.label }
      : []
  })
}

/** The same as ORDER BY. */
export function orderChosen(call: Call, related: Related): string | undefined {
  const keys = orderOf(call, related).map(({ fieldApiName, isAscending }) => {
    return `${fieldApiName} ${isAscending ? 'ASC' : 'DESC'} NULLS FIRST`
  })
  return keys.length > 0 ? keys.join(', ') : undefined
}

/** GET /related-list-info/X/Y */
export function relatedInfo(call: Call, related: Related): Record<string, unknown> {
  const { child, field } = related
  return listInfo({
    label: child.labelPlural,
    columns: columnsOf(call, related),
    reference: referenceTo(related, null),
    order: orderOf(call, related),
    filters: [],
    chosen: listPreferences(call, listId(related)),
    more: { fieldApiName: field, filterLogicString: '', objectApiNames: [child.name], ...addedMembers(call) },
  })
}

const added: [version: number, members: Record<string, unknown>][] = [
  [57, { fields: [], optionalFields: [], restrictColumnsToLayout: true }],
  [58, { filterable: true }],
]

function addedMembers({ version }: Call): Record<string, unknown> {
  const fitting = added.filter(([since]) => Number(version) >= since)
  return Object.assign({}, ...fitting.map(([, members]) => members))
}

/** GET /related-list-preferences/{id} */
export function relatedPreferences(call: Call, related: Related, preferencesId: string): Record<string, unknown> {
  const widths = widthsOf(columnsOf(call, related), listPreferences(call, listId(related)))
  return { ...widths, orderedBy: orderOf(call, related), preferencesId }
}

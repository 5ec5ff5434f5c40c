/** A list view as the UI API tells it: found by id or name, described, with what the user chose of it. */

import type { ObjectDef, Row } from '../../org/index.ts'
import { readDefinition, type ViewDefinition } from '../list-views/definition.ts'
import { fieldAt } from '../list-views/field-at.ts'
import { listViewsOf } from '../list-views/results.ts'
import { sourceOf, type ViewSource } from '../list-views/view-source.ts'
import { type Call, isObject, notFound } from '../wire/index.ts'
import { type Column, listInfo } from './list-info.ts'
import { listPreferences } from './list-preferences.ts'
import { uiObject } from './ui-object.ts'

export interface View {
  row: Row
  object: ObjectDef
  definition: ViewDefinition
  source: ViewSource
}

/** By its id. Undefined when there is none. */
export function viewById(call: Call, id: string): View | undefined {
  const wanted = id.slice(0, 15)
  const row = [...call.view.table('ListView').all()].find((one) => one.Id.slice(0, 15) === wanted)
  return row && viewOf(call, uiObject(call, String(row['SobjectType'])), row)
}

/** By object and API name. Throws NOT_FOUND. */
export function viewByName(call: Call, object: ObjectDef, name: string): View {
  const row = listViewsOf(call, object.name).find((one) => one['DeveloperName'] === name)
  if (!row) throw notFound()
  return viewOf(call, object, row)
}

function viewOf(call: Call, object: ObjectDef, row: Row): View {
  return { row, object, definition: readDefinition(call, object, row), source: sourceOf(call, object, row) }
}

/** The view of a path: `:id`, or `:object` and `:name`. Throws NOT_FOUND. */
export function viewInPath(call: Call): View {
  const { id = '', object, name = '' } = call.params
  const view = object === undefined ? viewById(call, id) : viewByName(call, uiObject(call, object), name)
  if (!view) throw notFound()
  return view
}

export function referenceTo({ row, object }: Pick<View, 'row' | 'object'>): Record<string, unknown> {
  return { id: row.Id, listViewApiName: row['DeveloperName'], objectApiName: object.name, type: 'listView' }
}

/** Columns people see. */
export function columnsOf({ definition }: Pick<View, 'definition'>): Column[] {
  const shown = definition.columns.filter((column) => column['hidden'] !== true)
  return shown.map(({ fieldNameOrPath, label, sortable }) => {
    return { fieldApiName: String(fieldNameOrPath), label: String(label), sortable: sortable === true }
  })
}

/** The order a view has: that of the user, else its own. */
export function orderOf(call: Call, view: View): { fieldApiName: string; isAscending: boolean; label: string }[] {
  const columns = columnsOf(view)
  const labelOf = (name: string) => columns.find(({ fieldApiName }) => fieldApiName === name)?.label ?? name
  const chosen = listPreferences(call, view.row.Id)['orderedBy']
  const own = (Array.isArray(chosen) ? chosen : []).flatMap((one: unknown) => {
    const name = isObject(one) ? one['fieldApiName'] : undefined
    if (!isObject(one) || typeof name !== 'string' || !fieldAt(call.view, view.object, name)) return []
    return { fieldApiName: name, isAscending: one['isAscending'] !== false, label: labelOf(name) }
  })
  if (own.length > 0) return own
  return view.definition.orderBy.slice(0, 1).map(({ fieldNameOrPath: name, sortDirection }) => {
    return { fieldApiName: name, isAscending: sortDirection === 'ascending', label: labelOf(name) }
  })
}

function filtersOf(call: Call, { object, source }: View): Record<string, unknown>[] {
  return source.filters.map(({ field, operator, operands }) => {
    const label = fieldAt(call.view, object, field)?.label ?? field
    const named = operator.charAt(0).toUpperCase() + operator.slice(1)
    return { fieldApiName: field, label, operandLabels: operands, operator: named }
  })
}

/** The version that tells scope, shares and searching. */
const fullSince = 61

/** GET /list-info/… */
export function infoOf(call: Call, view: View): Record<string, unknown> {
  const { row, object, source } = view
  const change = { cloneable: true, createable: true, deletable: true, updateable: true, visibilityEditable: true }
  const columns = columnsOf(view)
  return listInfo({
    label: String(row['Name']),
    columns: Number(call.version) < fullSince ? columns : columns.map((column) => ({ ...column, searchable: true })),
    reference: referenceTo(view),
    order: orderOf(call, view),
    filters: filtersOf(call, view),
    chosen: listPreferences(call, row.Id),
    more: {
      ...change,
      filterLogicString: source.logic,
      visibility: source.visibility,
      ...(Number(call.version) < fullSince ? {} : fullMembers(object, source)),
    },
  })
}

const scopes: Record<string, string> = { everything: 'All', mine: 'My' }

function fullMembers(object: ObjectDef, { scope }: ViewSource): Record<string, unknown> {
  const label = `${scopes[scope] ?? scope} ${object.labelPlural.toLowerCase()}`
  return {
    hasMassActions: false,
    inlineEditDetails: { message: null, state: 'Enabled' },
    listShares: [],
    objectApiNames: [object.name],
    scope: { apiName: scope, entity: null, label, relatedEntity: null },
    searchable: object.searchable,
  }
}

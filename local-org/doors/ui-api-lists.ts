/** UI API: list views and lists of what was used last, with their records (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views.htm). */

import { listViews } from '../objects/index.ts'
import type { ObjectDef, Row } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { readDefinition, type ViewDefinition } from './list-views/definition.ts'
import { recentRows } from './recent/recent-rows.ts'
import { tagOf } from './ui-api/etag.ts'
import { type Column, listInfo } from './ui-api/list-info.ts'
import { idsOf, orderAsked, pageOf, wishedPage } from './ui-api/record-page.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
/** Records of a list of what was used last, at most. */
const mostRecent = 200

interface View {
  row: Row
  object: ObjectDef
  definition: ViewDefinition
}

function viewsOf(call: Call): Row[] {
  return [...call.view.table('ListView').all()]
}

function isNamed(view: Row, { id = '', object, name }: { id?: string; object?: ObjectDef; name?: string }): boolean {
  if (object === undefined) return view.Id.slice(0, 15) === id.slice(0, 15)
  return view['SobjectType'] === object.name && view['DeveloperName'] === name
}

/** A list view by its id, or by object and API name. Throws NOT_FOUND. */
function viewOf(call: Call): View {
  const { id, name, object: named } = call.params
  const wish = { id, name, object: named === undefined ? undefined : uiObject(call, named) }
  const row = viewsOf(call).find((view) => isNamed(view, wish))
  if (!row) throw notFound()
  const object = uiObject(call, String(row['SobjectType']))
  return { row, object, definition: readDefinition(call, object, row) }
}

/** GET /list-ui/X, or /list-ui/{id}: one segment is an id when a list view has it. */
function listsOrOne(call: Call): Answer {
  const { id = '' } = call.params
  if (viewsOf(call).some((view) => isNamed(view, { id }))) return listUi(call)
  const object = uiObject(call, id)
  const lists = viewsOf(call)
    .filter((view) => view['SobjectType'] === object.name)
    .map((view) => ({
      apiName: view['DeveloperName'],
      id: view.Id,
      label: view['Name'],
      listUiUrl: `/services/data/v${call.version}/ui-api/list-ui/${view.Id}`,
    }))
  const pages = { nextPageToken: null, nextPageUrl: null, previousPageToken: null, previousPageUrl: null }
  const found = { count: lists.length, lists, objectApiName: object.name, ...pages, queryString: null }
  return json({ eTag: tagOf(found), ...found })
}

function referenceTo({ row, object }: View): Record<string, unknown> {
  return { id: row.Id, listViewApiName: row['DeveloperName'], objectApiName: object.name, type: 'listView' }
}

function columnsOf({ columns }: ViewDefinition): Column[] {
  const shown = columns.filter((column) => column['hidden'] !== true)
  return shown.map(({ fieldNameOrPath, label, sortable }) => {
    return { fieldApiName: String(fieldNameOrPath), label: String(label), sortable: sortable === true }
  })
}

/** The condition of a list view as its page words it. */
function filtersOf({ row, object }: View): Record<string, unknown>[] {
  const { filter } =
    listViews.find((one) => one.object === object.name && one.developerName === row['DeveloperName']) ?? {}
  if (!filter) return []
  const { field: fieldApiName, operator, operand } = filter
  const label = object.fields.find(({ name }) => name === fieldApiName)?.label ?? fieldApiName
  return [{ fieldApiName, label, operandLabels: [String(operand).replaceAll('_', ' ')], operator }]
}

function infoOf(view: View): Record<string, unknown> {
  const { row, definition } = view
  const columns = columnsOf(definition)
  const order = definition.orderBy.slice(0, 1).map(({ fieldNameOrPath, sortDirection }) => {
    const label = columns.find(({ fieldApiName }) => fieldApiName === fieldNameOrPath)?.label ?? fieldNameOrPath
    return { fieldApiName: fieldNameOrPath, isAscending: sortDirection === 'ascending', label }
  })
  return listInfo({
    label: String(row['Name']),
    columns,
    reference: referenceTo(view),
    order,
    filters: filtersOf(view),
  })
}

function recordsOf(call: Call, view: View, listInfoETag: unknown): Record<string, unknown> {
  const { object, definition } = view
  const order = orderAsked(call, object)
  const text = order ? definition.query.replace(/ORDER BY .*$/, `ORDER BY ${order}`) : definition.query
  const page = pageOf(
    call,
    idsOf(call, runQuery(call.view, text)),
    wishedPage(call, { object, columns: definition.paths }),
  )
  const sortBy = call.query.get('sortBy') ?? definition.orderBy.map(sortKey).join(',')
  return { ...page, listInfoETag, listReference: referenceTo(view), sortBy }
}

function sortKey({ fieldNameOrPath, sortDirection }: ViewDefinition['orderBy'][number]): string {
  return `${sortDirection === 'ascending' ? '' : '-'}${fieldNameOrPath}`
}

function listUi(call: Call): Answer {
  const view = viewOf(call)
  const info = infoOf(view)
  const ui = { info, records: recordsOf(call, view, info['eTag']) }
  return json({ eTag: tagOf(ui), ...ui })
}

function listRecords(call: Call): Answer {
  const view = viewOf(call)
  return json(recordsOf(call, view, infoOf(view)['eTag']))
}

/** The list of what the user touched last has the columns of the object's name. */
function mruOf(call: Call): { info: Record<string, unknown>; records: Record<string, unknown> } {
  const object = uiObject(call)
  const names = object.fields.filter(({ nameField }) => nameField)
  const columns = names.map(({ name, label, sortable }) => ({ fieldApiName: name, label, sortable }))
  const reference = { id: null, listViewApiName: null, objectApiName: object.name, type: 'mru' }
  const info = listInfo({ label: 'Recently Viewed', columns, reference, order: [], filters: [] })
  const ids = recentRows(call, mostRecent, object.name).map((row) => String(row['Id']))
  const page = pageOf(call, ids, wishedPage(call, { object, columns: names.map(({ name }) => name) }))
  return { info, records: { ...page, listInfoETag: info['eTag'], listReference: reference, sortBy: null } }
}

export const partly = [
  'Lists are read and sorted, not made, changed or searched; what was used last is listed in the order of use, with its name.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/list-ui/:id`, run: listsOrOne },
  { method: 'GET', path: `${base}/list-ui/:object/:name`, run: listUi },
  { method: 'GET', path: `${base}/list-info/:id`, run: (call) => json(infoOf(viewOf(call))) },
  { method: 'GET', path: `${base}/list-info/:object/:name`, run: (call) => json(infoOf(viewOf(call))) },
  { method: 'GET', path: `${base}/list-records/:id`, run: listRecords },
  { method: 'GET', path: `${base}/list-records/:object/:name`, run: listRecords },
  { method: 'GET', path: `${base}/mru-list-ui/:object`, run: (call) => json(mruOf(call)) },
  { method: 'GET', path: `${base}/mru-list-info/:object`, run: (call) => json(mruOf(call).info) },
  { method: 'GET', path: `${base}/mru-list-records/:object`, run: (call) => json(mruOf(call).records) },
]

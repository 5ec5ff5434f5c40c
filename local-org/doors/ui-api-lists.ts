/** UI API: the records of list views and of what was used last (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views.htm). */

import type { ObjectDef } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import type { ViewDefinition } from './list-views/definition.ts'
import { fieldAt } from './list-views/field-at.ts'
import { listViewsOf } from './list-views/results.ts'
import { recentRows } from './recent/recent-rows.ts'
import { searchColumns } from './search/search-columns.ts'
import { tagOf } from './ui-api/etag.ts'
import { narrowed } from './ui-api/list-filter.ts'
import { listInfo } from './ui-api/list-info.ts'
import { infoOf, orderOf, referenceTo, type View, viewById, viewInPath } from './ui-api/list-view.ts'
import { idsOf, orderAsked, pageOf, wishedPage } from './ui-api/record-page.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { withBody } from './ui-api/with-body.ts'
import { type Answer, type Call, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
/** Records of a list of what was used last, at most. */
const mostRecent = 200
/** List views a page of them names. */
const usualViews = 20
/** The name under which what was used last is a list view, too. */
const recentName = '__Recent'

/** GET /list-ui/X, or /list-ui/{id}: one segment is an id when a list view has it. */
function listsOrOne(call: Call): Answer | Promise<Answer> {
  const { id = '' } = call.params
  return viewById(call, id) ? listUi(call) : json(viewsPage(call, uiObject(call, id), 'listUiUrl'))
}

/** The list views of an object whose labels begin as asked, page by page; `link` is the member with the address of each. */
export function viewsPage(call: Call, object: ObjectDef, link: 'listUiUrl' | 'url'): Record<string, unknown> {
  const q = call.query.get('q')
  const recentListsOnly = call.query.get('recentListsOnly') === 'true'
  const number = (name: string) => Math.max(0, Number.parseInt(call.query.get(name) ?? '', 10) || 0)
  const [start, pageSize] = [number('pageToken'), number('pageSize') || usualViews]
  const found = listViewsOf(call, object.name)
    .filter((row) => new RegExp(`\\b${q?.replace(/\W/g, '\\$&') ?? ''}`, 'i').test(String(row['Name'])))
    .toSorted((a, b) => String(a['Name']).localeCompare(String(b['Name'])))
  const resource = link === 'url' ? 'list-info' : 'list-ui'
  const lists = found.slice(start, start + pageSize).map((row) => ({
    apiName: row['DeveloperName'],
    id: row.Id,
    label: row['Name'],
    [link]: `/services/data/v${call.version}/ui-api/${resource}/${object.name}/${row['DeveloperName']}`,
  }))
  const more = recentListsOnly ? '&recentListsOnly=true' : ''
  const place = (token: number) =>
    `${call.path}?pageSize=${pageSize}&pageToken=${token}${q === null ? '' : `&q=${encodeURIComponent(q)}`}${more}`
  const next = start + pageSize < found.length ? start + pageSize : undefined
  const previous = start > 0 ? Math.max(0, start - pageSize) : undefined
  const page = {
    count: lists.length,
    currentPageToken: String(start),
    currentPageUrl: place(start),
    lists,
    nextPageToken: next === undefined ? null : String(next),
    nextPageUrl: next === undefined ? null : place(next),
    objectApiName: object.name,
    pageSize,
    previousPageToken: previous === undefined ? null : String(previous),
    previousPageUrl: previous === undefined ? null : place(previous),
    queryString: q,
    recentListsOnly,
  }
  return { eTag: tagOf(page), ...page }
}

/** What lists tell of every record, and of the records beside it, whatever their columns are. */
const always = ['CreatedDate', 'Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp']

/** Paths of the columns, with what is always told. Of several possible parents only what they share is. */
function listPaths(call: Call, object: ObjectDef, columns: string[]): string[] {
  const hops = columns.flatMap((path) => {
    const relationship = path.split('.').slice(0, -1).join('.')
    const lookup = object.fields.find(({ relationshipName }) => relationshipName === relationship)
    if (!lookup) return []
    const single = lookup.referenceTo?.length === 1
    return ['Name', ...(single ? always : [])].map((name) => `${relationship}.${name}`)
  })
  return [...new Set([...columns, ...always, ...hops])].filter((path) => fieldAt(call.view, object, path))
}

/** The query of a list view in the order of the user, and with the conditions of the call. */
async function queryOf(call: Call, view: View): Promise<string> {
  const { object, definition } = view
  const [own] = orderOf(call, view)
  const usual = own && `${own.fieldApiName} ${own.isAscending ? 'ASC' : 'DESC'} NULLS FIRST, Id ASC NULLS FIRST`
  const order = orderAsked(call, object) ?? usual
  const query = order ? definition.query.replace(/ORDER BY .*$/, `ORDER BY ${order}`) : definition.query
  return narrowed(call, object, query, definition.paths)
}

/** The version whose lists are searched and filtered. */
const filterSince = 61

async function recordsOf(call: Call, view: View, listInfoETag: unknown): Promise<Record<string, unknown>> {
  const { object, row, definition } = view
  const wish = wishedPage(call, { object, columns: listPaths(call, object, definition.paths) })
  const path = `/services/data/v${call.version}/ui-api/list-records/${row.Id}`
  const page = pageOf(call, idsOf(call, runQuery(call.view, await queryOf(call, view))), wish, path)
  const sortBy = call.query.get('sortBy') ?? definition.orderBy.map(sortKey).join(',')
  const filters = { searchTerm: call.query.get('searchTerm'), where: call.query.get('where') }
  const told = Number(call.version) < filterSince ? {} : filters
  return { ...page, ...wish.asked, listInfoETag, listReference: referenceTo(view), sortBy, ...told }
}

function sortKey({ fieldNameOrPath, sortDirection }: ViewDefinition['orderBy'][number]): string {
  return `${sortDirection === 'ascending' ? '' : '-'}${fieldNameOrPath}`
}

async function listUi(call: Call): Promise<Answer> {
  if (isRecent(call)) return json(mruOf(call))
  const view = viewInPath(call)
  const info = infoOf(call, view)
  const ui = { info, records: await recordsOf(call, view, info['eTag']) }
  return json({ eTag: tagOf(ui), ...ui })
}

async function listRecords(call: Call): Promise<Answer> {
  if (isRecent(call)) return json(mruOf(call).records)
  const view = viewInPath(call)
  return json(await recordsOf(call, view, infoOf(call, view)['eTag']))
}

function isRecent({ params }: Call): boolean {
  return params['name'] === recentName
}

interface Mru {
  eTag: string
  info: Record<string, unknown>
  records: Record<string, unknown>
}

/** The list of what the user touched last has the columns of search results. */
export function mruOf(call: Call): Mru {
  const object = uiObject(call)
  const paths = searchColumns(call, object)
  const columns = paths.map((path) => {
    const field = fieldAt(call.view, object, path)
    return { fieldApiName: path, label: field?.label ?? path, sortable: field?.sortable ?? false }
  })
  const reference = { id: null, listViewApiName: null, objectApiName: object.name, type: 'mru' }
  const more = { createable: object.createable }
  const info = listInfo({ label: 'Recently Viewed', columns, reference, order: [], filters: [], more })
  const wish = wishedPage(call, { object, columns: listPaths(call, object, paths) })
  const path = `/services/data/v${call.version}/ui-api/mru-list-records/${object.name}`
  const page = { ...pageOf(call, recentIds(call, object), wish, path), ...wish.asked }
  const sortBy = call.query.get('sortBy')
  const records = { ...page, listInfoETag: info['eTag'], listReference: reference, sortBy }
  return { eTag: tagOf([info, records]), info, records }
}

/** In the order of use, unless the call asks for another. */
function recentIds(call: Call, object: ObjectDef): string[] {
  const ids = recentRows(call, mostRecent, object.name).map((row) => String(row['Id']))
  const order = orderAsked(call, object)
  if (!order || ids.length === 0) return ids
  const some = ids.map((id) => `'${id}'`).join(', ')
  return idsOf(call, runQuery(call.view, `SELECT Id FROM ${object.name} WHERE Id IN (${some}) ORDER BY ${order}`))
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/list-ui/:id`, run: listsOrOne },
  { method: 'GET', path: `${base}/list-ui/:object/:name`, run: listUi },
  { method: 'GET', path: `${base}/list-records/:id`, run: listRecords },
  { method: 'GET', path: `${base}/list-records/:object/:name`, run: listRecords },
  {
    method: 'POST',
    path: `${base}/list-records/:object/:name`,
    run: (call) => listRecords(withBody(call, payloadObject(call))),
  },
  { method: 'GET', path: `${base}/mru-list-ui/:object`, run: (call) => json(mruOf(call)) },
  { method: 'GET', path: `${base}/mru-list-info/:object`, run: (call) => json(mruOf(call).info) },
  { method: 'GET', path: `${base}/mru-list-records/:object`, run: (call) => json(mruOf(call).records) },
]

/** UI API: list views and related lists with their records (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views.htm). */

import type { ObjectDef, Row } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { readDefinition, type ViewDefinition } from './list-views/definition.ts'
import { objectOf, rowById } from './rows/index.ts'
import { objectOfId } from './ui-api/record.ts'
import { pageOf, type Wish, wishedPage } from './ui-api/record-page.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'

function viewsOf(call: Call): Row[] {
  return [...call.view.table('ListView').all()]
}

/** A list view by its id, or by object and API name. Throws NOT_FOUND. */
function viewOf(call: Call): { row: Row; object: ObjectDef } {
  const { id = '', object, name } = call.params
  const row = viewsOf(call).find((view) =>
    object === undefined
      ? view.Id.slice(0, 15) === id.slice(0, 15)
      : view['SobjectType'] === objectOf(call, object).name && view['DeveloperName'] === name,
  )
  if (!row) throw notFound()
  return { row, object: objectOf(call, String(row['SobjectType'])) }
}

function reference(row: Row): Record<string, unknown> {
  return { id: row.Id, listViewApiName: row['DeveloperName'], objectApiName: row['SobjectType'], type: 'listView' }
}

/** GET /list-ui/X, or /list-ui/{id}: one segment is an id when a list view has it. */
function listsOrOne(call: Call): Answer {
  const { id = '' } = call.params
  if (viewsOf(call).some((view) => view.Id.slice(0, 15) === id.slice(0, 15))) return listUi(call)
  const object = objectOf(call, id)
  const lists = viewsOf(call)
    .filter((view) => view['SobjectType'] === object.name)
    .map((view) => ({
      apiName: view['DeveloperName'],
      id: view.Id,
      label: view['Name'],
      listUiUrl: `/services/data/v${call.version}/ui-api/list-ui/${view.Id}`,
    }))
  const pages = { nextPageToken: null, nextPageUrl: null, previousPageToken: null, previousPageUrl: null }
  return json({ count: lists.length, lists, objectApiName: object.name, ...pages, queryString: null })
}

function info(row: Row, { columns, orderBy }: ViewDefinition): Record<string, unknown> {
  const shown = columns.filter((column) => column['hidden'] !== true)
  const labels = new Map(columns.map((column) => [column['fieldNameOrPath'], column['label']]))
  return {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: shown.map(({ fieldNameOrPath, label, sortable }) => {
      return { fieldApiName: fieldNameOrPath, label, sortable }
    }),
    filterLogicString: null,
    filteredByInfo: [],
    label: row['Name'],
    listReference: reference(row),
    orderedByInfo: orderBy.slice(0, 1).map(({ fieldNameOrPath, sortDirection }) => {
      return {
        fieldApiName: fieldNameOrPath,
        isAscending: sortDirection === 'ascending',
        label: labels.get(fieldNameOrPath),
      }
    }),
    updateable: false,
    userPreferences: { columnWidths: {}, columnWrap: {} },
    visibility: 'Public',
    visibilityEditable: false,
  }
}

function recordsOf(call: Call, row: Row, object: ObjectDef, definition: ViewDefinition): Record<string, unknown> {
  const wish: Wish = { object, fields: definition.paths.filter((path) => path !== 'Id') }
  const page = pageOf(call, runQuery(call.view, definition.query), wishedPage(call, wish))
  return { ...page, listReference: reference(row) }
}

function listUi(call: Call): Answer {
  const { row, object } = viewOf(call)
  const definition = readDefinition(call, object, row)
  return json({ info: info(row, definition), records: recordsOf(call, row, object, definition) })
}

function listInfo(call: Call): Answer {
  const { row, object } = viewOf(call)
  return json(info(row, readDefinition(call, object, row)))
}

function listRecords(call: Call): Answer {
  const { row, object } = viewOf(call)
  return json(recordsOf(call, row, object, readDefinition(call, object, row)))
}

/** GET /related-list-records/{parent}/Contacts: the children by the name of their relationship. Throws NOT_FOUND. */
function relatedRecords(call: Call): Answer {
  const { id = '', relatedList = '' } = call.params
  const parent = objectOfId(call, id)
  const { Id } = rowById(call, parent, id)
  const relation = parent.childRelationships.find(({ relationshipName }) => relationshipName === relatedList)
  const object = relation && call.view.object(relation.childSObject)
  if (!object) throw notFound()
  const found = runQuery(call.view, `SELECT Id FROM ${object.name} WHERE ${relation.field} = '${Id}' ORDER BY Id`)
  const names = object.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const page = pageOf(call, found, wishedPage(call, { object, fields: names }))
  const listReference = { parentRecordId: Id, relatedListId: relatedList, type: 'relatedList' }
  return json({ ...page, listReference })
}

export const partly = [
  'Lists are read, not made, changed, searched or sorted anew; what filters a list view is not told.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/list-ui/:id`, run: listsOrOne },
  { method: 'GET', path: `${base}/list-ui/:object/:name`, run: listUi },
  { method: 'GET', path: `${base}/list-info/:id`, run: listInfo },
  { method: 'GET', path: `${base}/list-info/:object/:name`, run: listInfo },
  { method: 'GET', path: `${base}/list-records/:id`, run: listRecords },
  { method: 'GET', path: `${base}/list-records/:object/:name`, run: listRecords },
  { method: 'GET', path: `${base}/related-list-records/:id/:relatedList`, run: relatedRecords },
]

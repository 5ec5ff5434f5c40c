/** UI API: what lists are, one by one and several at once, made, changed and removed, and what users chose of them (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lists.htm). */

import type { FieldDef, ObjectDef } from '../org/index.ts'
import { inEach } from './ui-api/each.ts'
import { tagOf } from './ui-api/etag.ts'
import { dataTypeOf } from './ui-api/field-info.ts'
import { widthsOf } from './ui-api/list-info.ts'
import { changeListPreferences, listPreferences } from './ui-api/list-preferences.ts'
import { columnsOf, infoOf, orderOf, referenceTo, viewById, viewByName, viewInPath } from './ui-api/list-view.ts'
import { changeView, createView, removeView } from './ui-api/list-write.ts'
import { listIn } from './ui-api/parameters.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { mruOf, viewsPage } from './ui-api-lists.ts'
import { type Answer, type Call, empty, json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
const ofList = `${base}/list-info/:object/:name`
/** The list that the results of a search are shown in. */
const searchResult = '__SearchResult'

/** GET /list-info/X, or /list-info/{id}: one segment is an id when a list view has it. */
function infosOrOne(call: Call): Answer {
  const { id = '' } = call.params
  const view = viewById(call, id)
  return json(view ? infoOf(call, view) : viewsPage(call, uiObject(call, id), 'url'))
}

/** Throws NOT_FOUND. */
function infoNamed(call: Call, object: ObjectDef, name: string): Record<string, unknown> {
  const ofObject = { ...call, params: { ...call.params, object: object.name } }
  if (name === '__Recent') return mruOf(ofObject).info
  if (name !== searchResult) return infoOf(call, viewByName(call, object, name))
  const { eTag: _, ...info } = mruOf(ofObject).info
  const listReference = { id: null, listViewApiName: searchResult, objectApiName: object.name, type: 'listView' }
  const shown = { ...info, createable: false, label: null, listReference }
  return { eTag: tagOf(shown), ...shown }
}

/** GET /list-info/batch?ids= or ?names=Account.AllAccounts: each with its own status. */
function batch(call: Call): Answer {
  const wishes = [
    ...listIn(call, 'ids').map((id) => () => {
      const view = viewById(call, id)
      if (!view) throw notFound()
      return infoOf(call, view)
    }),
    ...listIn(call, 'names').map((path) => () => {
      const [object = '', name = ''] = path.split('.')
      return infoNamed(call, uiObject(call, object), name)
    }),
  ]
  return json({ results: wishes.map(inEach((wish) => wish())) })
}

function create(call: Call): Answer {
  const object = uiObject(call)
  const row = createView(call, object, payloadObject(call))
  return json(infoNamed(call, object, String(row['DeveloperName'])), 201)
}

function change(call: Call): Answer {
  changeView(call, viewInPath(call), payloadObject(call))
  return json(infoOf(call, viewInPath(call)))
}

function remove(call: Call): Answer {
  removeView(call, viewInPath(call))
  return empty(204)
}

/** GET /list-preferences/…: widths, wrapping and order as the user has them. */
function showPreferences(call: Call): Answer {
  const view = viewInPath(call)
  const widths = widthsOf(columnsOf(view), listPreferences(call, view.row.Id))
  const shown = { ...widths, listReference: referenceTo(view), orderedBy: orderOf(call, view) }
  return json({ eTag: tagOf(shown), ...shown })
}

function changePreferences(call: Call): Answer {
  changeListPreferences(call, viewInPath(call).row.Id, payloadObject(call))
  return showPreferences(call)
}

const ofTexts = ['Equals', 'NotEqual', 'Contains', 'NotContain', 'StartsWith']
const ofAmounts = ['Equals', 'NotEqual', 'LessThan', 'GreaterThan', 'LessOrEqual', 'GreaterOrEqual']
const filterOperators: Partial<Record<FieldDef['type'], string[]>> = {
  boolean: ['Equals', 'NotEqual'],
  currency: ofAmounts,
  date: ofAmounts,
  datetime: ofAmounts,
  double: ofAmounts,
  int: ofAmounts,
  multipicklist: ['Equals', 'NotEqual', 'Includes', 'Excludes'],
  percent: ofAmounts,
}

/** GET /list-object-info/X: what its lists may show and filter. */
function objectInfoOfLists(call: Call): Answer {
  const object = uiObject(call)
  const fields = object.fields.filter(({ compoundFieldName, type }) => !compoundFieldName && type !== 'base64')
  const plural = object.labelPlural.toLowerCase()
  const scopes = [
    ['everything', `All ${plural}`],
    ['mine', `My ${plural}`],
  ]
  const publicly = { publicCreatable: true, sharedCreatable: true }
  const info = {
    availableScopes: scopes.map(([apiName, label]) => ({ apiName, availableEntities: [], label })),
    columns: fields.map(columnInfo),
    createable: true,
    objectApiName: object.name,
    ...(Number(call.version) < 67 ? { publicOrSharedCreatable: true } : publicly),
    relatedEntityApiName: null,
  }
  return json({ eTag: tagOf(info), ...info })
}

function columnInfo(field: FieldDef): Record<string, unknown> {
  const supported = field.filterable ? (filterOperators[field.type] ?? ofTexts) : []
  return {
    alias: null,
    dataType: dataTypeOf(field.type),
    defaultFilterOperator: supported[0] ?? null,
    displayable: true,
    fieldApiName: field.name,
    filterable: field.filterable,
    label: field.label,
    picklistValues: (field.picklistValues ?? []).map(({ value, label }) => ({ apiName: value, label })),
    sortable: field.sortable,
    supportedFilterOperators: supported,
  }
}

export const partly = [
  'Lists are made public or shared with everybody: shares with groups and roles are not kept, nor relative spans (Within).',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/list-info/batch`, run: batch },
  { method: 'GET', path: `${base}/list-info/:id`, run: infosOrOne },
  { method: 'POST', path: `${base}/list-info/:object`, run: create },
  {
    method: 'GET',
    path: ofList,
    run: (call) => json(infoNamed(call, uiObject(call), call.params['name'] ?? '')),
  },
  { method: 'PATCH', path: ofList, run: change },
  { method: 'DELETE', path: ofList, run: remove },
  { method: 'GET', path: `${base}/list-preferences/:object/:name`, run: showPreferences },
  { method: 'PATCH', path: `${base}/list-preferences/:object/:name`, run: changePreferences },
  { method: 'GET', path: `${base}/list-object-info/:object`, run: objectInfoOfLists },
]

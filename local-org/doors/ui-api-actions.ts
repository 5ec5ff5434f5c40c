/** UI API: which actions stand on pages, lists and look-ups, what a quick action begins with, and running one (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_actions.htm). */

import { type ObjectDef, OrgError } from '../org/index.ts'
import type { Action } from './quick-actions/action.ts'
import { actionsOf } from './quick-actions/own-actions.ts'
import { runAction, valuesOf } from './quick-actions/run-action.ts'
import { objectOf } from './rows/index.ts'
import { actionList } from './ui-api/action-list.ts'
import { draftFields } from './ui-api/draft-record.ts'
import { inEach } from './ui-api/each.ts'
import { tagOf } from './ui-api/etag.ts'
import { initialValues } from './ui-api/initial-values.ts'
import { showFields } from './ui-api/layout.ts'
import { recordTypeIn } from './ui-api/parameters.ts'
import type { Spot } from './ui-api/platform-action.ts'
import { objectOfId } from './ui-api/record.ts'
import { relatedNamed, relatedOf } from './ui-api/related-list.ts'
import type { Place } from './ui-api/standard-actions.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { withBody } from './ui-api/with-body.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api/actions'
const ofRecords = `${base}/record/:ids`

const listOf = (text = '') => text.split(',').flatMap((one) => one.trim() || [])

/** A spot per record of the path. Throws NOT_FOUND. */
function onRecords(call: Call, place: Place): Spot[] {
  return listOf(call.params['ids']).map((source) => ({ place, source, object: objectOfId(call, source).name }))
}

/** A spot per object of the path. Throws ENTITY_NOT_QUERYABLE for one that is not there, as recorded. */
function onObjects(call: Call, place: Place): Spot[] {
  return listOf(call.params['ids']).map((name) => {
    const object = call.view.object(name)
    if (object) return { place, source: object.name, object: object.name }
    const words = "You don't have access to this record. Ask your administrator for help or to request access."
    throw new OrgError('ENTITY_NOT_QUERYABLE', words, { status: 403 })
  })
}

function recordActions(call: Call): Answer {
  const place = `/services/data/v${call.version}/ui-api/actions/record/`
  const more = ['record-edit', 'related-list', 'related-list-record/$' + '{relatedRecordId}']
  const spots = onRecords(call, 'Record')
  return json(actionList(call, spots, (source) => more.map((below) => `${place}${source}/${below}`)))
}

function relatedSpots(call: Call, names: string[]): Spot[] {
  return onRecords(call, 'RelatedList').flatMap((spot) => {
    const parent = objectOfId(call, spot.source)
    const lists = names.length > 0 ? names.map((name) => relatedNamed(call, parent, name)) : relatedOf(call, parent)
    return lists.map(({ name, child }) => ({ ...spot, object: child.name, relatedList: name }))
  })
}

/** …/related-list/batch: each list with its own status. */
function relatedBatch(call: Call, names: string[]): Answer {
  return json({ results: names.map(inEach((name) => actionList(call, relatedSpots(call, [name])))) })
}

/** POST has the parameters in its body: `relatedListsActionParameters`, each with its list. */
function relatedBatchByBody(call: Call): Answer {
  const given = payloadObject(call)['relatedListsActionParameters']
  const names = (Array.isArray(given) ? given : []).flatMap((one: unknown) =>
    isObject(one) && typeof one['relatedListId'] === 'string' ? [one['relatedListId']] : [],
  )
  return relatedBatch(call, names)
}

function relatedRecordActions(call: Call): Answer {
  const [parentId = ''] = listOf(call.params['ids'])
  const parent = objectOfId(call, parentId)
  const spots = listOf(call.params['related']).map((id): Spot => {
    const { name } = objectOfId(call, id)
    const relatedList = relatedOf(call, parent).find(({ child }) => child.name === name)?.name
    return { place: 'RelatedListRecord', source: parentId, object: name, relatedList, relatedRecord: id }
  })
  return json(actionList(call, spots))
}

/** The quick action of the path: 'NewTask', 'Global.NewTask', 'Account.Rename'. Throws INVALID_API_INPUT, as recorded. */
function actionNamed(call: Call): Action {
  const wanted = (call.params['action'] ?? '').replace(/^Global\./i, '').toLowerCase()
  const action = actionsOf(call).find(({ name, context }) => {
    return [name, `${context}.${name}`].some((one) => one.toLowerCase() === wanted)
  })
  if (action) return action
  throw new OrgError('INVALID_API_INPUT', `Unable to get record for: ${call.params['action']}`)
}

function actionDefaults(call: Call): Answer {
  const action = actionNamed(call)
  const object = objectOf(call, action.target)
  const recordTypeId = recordTypeIn(call, object)
  const given = valuesOf(call, action, call.query.get('parentRecordId') ?? undefined)
  const values = { ...initialValues(call, object, recordTypeId), ...asValues(given) }
  const fields = draftFields(call, { object, values, recordTypeId }, [
    ...new Set([...action.fields, ...Object.keys(given)]),
  ])
  const found = { actionApiName: String(call.params['action']), fields, objectApiName: object.name }
  return json({ ...found, eTag: tagOf(found) })
}

function asValues(given: Record<string, unknown>): Record<string, string | number | boolean> {
  const plain = Object.entries(given).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(plain)
}

function actionLayout(call: Call): Answer {
  const action = actionNamed(call)
  const object: ObjectDef = objectOf(call, action.target)
  const layout = showFields(object, action.fields, { recordTypeId: recordTypeIn(call, object), version: call.version })
  return json({ actionApiName: call.params['action'], layout })
}

/** POST {apiName, contextId, fields} */
function perform(call: Call): Answer {
  const action = actionNamed(call)
  const { contextId = null, fields, allowSaveOnDuplicate } = payloadObject(call)
  if (!isObject(fields)) throw new OrgError('INVALID_API_INPUT', 'The fields of the record are required')
  const context = contextId === null ? undefined : String(contextId)
  const options = allowSaveOnDuplicate === true ? { allowDuplicates: true } : {}
  const [{ id = null, success }, refused] = runAction(call, action, { context, fields }, options)
  if (refused) return refused
  const isCreated = action.type !== 'Update'
  const shown = { contextId, feedItemId: null, id, isCreated, isSuccess: success }
  return json({ ...shown, successMessage: action.successMessage ?? null })
}

function global(call: Call): Answer {
  return json(actionList(call, [{ place: 'Dockable', source: 'Global', object: null }]))
}

/** A list view's actions are those of its object. Throws NOT_FOUND. */
function onListViews(call: Call): Spot[] {
  return listOf(call.params['ids']).map((source) => {
    const row = call.view.table('ListView').get(source)
    if (!row) throw notFound()
    return { place: 'ListView', source, object: String(row['SobjectType']) }
  })
}

/** Pages made with the App Builder have no actions of their own. */
function onPages(call: Call): Spot[] {
  return listOf(call.params['ids']).map((source) => ({ place: 'FlexiPage', source, object: null }))
}

const list = (spots: (call: Call) => Spot[]) => (call: Call) => json(actionList(call, spots(call)))

export const partly = [
  'The actions are those of the object and the quick actions; buttons of a page layout are not told apart.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/global`, run: global },
  { method: 'GET', path: ofRecords, run: recordActions },
  { method: 'GET', path: `${ofRecords}/record-edit`, run: list((call) => onRecords(call, 'RecordEdit')) },
  { method: 'GET', path: `${ofRecords}/related-list`, run: list((call) => relatedSpots(call, [])) },
  {
    method: 'POST',
    path: `${ofRecords}/related-list`,
    run: (call) => json(actionList(withBody(call, payloadObject(call)), relatedSpots(call, []))),
  },
  {
    method: 'GET',
    path: `${ofRecords}/related-list/:list`,
    run: list((call) => relatedSpots(call, listOf(call.params['list']))),
  },
  { method: 'POST', path: `${ofRecords}/related-list/batch`, run: relatedBatchByBody },
  {
    method: 'GET',
    path: `${ofRecords}/related-list/batch/:lists`,
    run: (call) => relatedBatch(call, listOf(call.params['lists'])),
  },
  { method: 'GET', path: `${ofRecords}/related-list-record/:related`, run: relatedRecordActions },
  { method: 'GET', path: `${base}/lookup/:ids`, run: list((call) => onObjects(call, 'Lookup')) },
  { method: 'GET', path: `${base}/mru-list/:ids`, run: list((call) => onObjects(call, 'MruList')) },
  { method: 'GET', path: `${base}/list-view-chart/:ids`, run: list((call) => onObjects(call, 'ObjectHomeChart')) },
  { method: 'GET', path: `${base}/list-view/:ids`, run: list(onListViews) },
  { method: 'GET', path: `${base}/list-view-record/:ids`, run: list((call) => onRecords(call, 'ListViewRecord')) },
  { method: 'GET', path: `${base}/photo/:ids`, run: list((call) => onRecords(call, 'Photo')) },
  { method: 'GET', path: `${base}/flexipage/:ids`, run: list(onPages) },
  {
    method: 'GET',
    path: `${base}/object/:object/record-create`,
    run: list((call) => [{ place: 'ObjectCreate', source: uiObject(call).name, object: uiObject(call).name }]),
  },
  { method: 'GET', path: `${base}/record-defaults/:action`, run: actionDefaults },
  { method: 'GET', path: `${base}/layout/:action`, run: actionLayout },
  { method: 'POST', path: `${base}/perform-quick-action/:action`, run: perform },
]

/** UI API: the children of a record as related lists: which there are, how many, and the records (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_lists.htm). */

import { isId, OrgError } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { rowById } from './rows/index.ts'
import { inEach } from './ui-api/each.ts'
import { tagOf } from './ui-api/etag.ts'
import { narrowed } from './ui-api/list-filter.ts'
import { changeListPreferences } from './ui-api/list-preferences.ts'
import { themeInfo } from './ui-api/looks.ts'
import { listIn, recordTypeIn } from './ui-api/parameters.ts'
import { objectOfId } from './ui-api/record.ts'
import { idsOf, orderAsked, pageOf, wishedPage } from './ui-api/record-page.ts'
import { type Related, relatedNamed, relatedOf } from './ui-api/related-list.ts'
import {
  columnsOf,
  listId,
  orderChosen,
  referenceTo,
  relatedInfo,
  relatedPreferences,
} from './ui-api/related-list-info.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { withBody } from './ui-api/with-body.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
const info = `${base}/related-list-info`
const recordsPath = `${base}/related-list-records`
/** A count stops here unless `?maxCount=` says otherwise, and at most at the second. */
const usualCount = 10
const mostCounted = 2000

/** GET /related-list-info/Account: the lists below a record of the object. */
function directory(call: Call): Answer {
  const parent = uiObject(call)
  const place = `/services/data/v${call.version}/ui-api/related-list-info/${parent.name}`
  const relatedLists = relatedOf(call, parent).map(({ child, name, field }) => {
    const entry = {
      entityLabel: child.label,
      entityPluralLabel: child.labelPlural,
      fieldApiName: field,
      keyPrefix: child.keyPrefix,
      label: child.labelPlural,
      objectApiName: child.name,
      parentFieldApiName: 'Id',
      relatedListId: name,
      relatedListInfoUrl: `${place}/${name}`,
      themeInfo: themeInfo(call.origin, child.name),
      uiApiEnabledLayout: true,
    }
    return { eTag: tagOf(entry), ...entry }
  })
  const found = { parentObjectApiName: parent.name, parentRecordTypeId: recordTypeIn(call, parent), relatedLists }
  return json({ eTag: tagOf(found), ...found })
}

/** The list of the path, of an object or of one record of it. Throws NOT_FOUND. */
function listInPath(call: Call, name = call.params['relatedList']): Related {
  const { object: parent = '' } = call.params
  const isRecord = isId(parent) && !call.view.object(parent)
  return relatedNamed(call, isRecord ? objectOfId(call, parent) : uiObject(call), name)
}

/** PATCH {orderedByInfo, userPreferences} */
function changeInfo(call: Call): Answer {
  const related = listInPath(call)
  const { orderedByInfo, userPreferences } = payloadObject(call)
  const widths = isObject(userPreferences) ? userPreferences : {}
  const order = orderedByInfo === undefined ? {} : { orderedBy: orderedByInfo }
  changeListPreferences(call, listId(related), { ...widths, ...order })
  return json(relatedInfo(call, related))
}

/** GET …/info/batch/Account/Contacts,Cases: each with its own status. */
function infoBatch(call: Call): Answer {
  const names = (call.params['relatedLists'] ?? '').split(',')
  return json({ results: names.map(inEach((name) => relatedInfo(call, listInPath(call, name)))) })
}

/** The list 'Account.Contacts' is called so in preferences; clients write '__' as well. Throws NOT_FOUND. */
function listOfPreferences(call: Call, id: string): Related {
  const [, object = '', name = ''] = /^(\w+?(?:__c)?)(?:\.|__)(\w+)$/.exec(id) ?? []
  const parent = call.view.object(object)
  if (!parent) throw notFound()
  return relatedNamed(call, parent, name)
}

function preferencesBatch(call: Call): Answer {
  const ids = (call.params['ids'] ?? '').split(',')
  return json({ results: ids.map(inEach((id) => relatedPreferences(call, listOfPreferences(call, id), id))) })
}

function preferences(call: Call): Answer {
  const { id = '' } = call.params
  return json(relatedPreferences(call, listOfPreferences(call, id), id))
}

function changePreferences(call: Call): Answer {
  changeListPreferences(call, listId(listOfPreferences(call, call.params['id'] ?? '')), payloadObject(call))
  return preferences(call)
}

interface Found {
  related: Related
  parentId: string
}

/** The record of the path and one of its lists. Throws NOT_FOUND. */
function foundIn(call: Call, name = call.params['relatedList']): Found {
  const parent = objectOfId(call, call.params['id'] ?? '')
  const { Id } = rowById(call, parent, call.params['id'] ?? '')
  return { related: relatedNamed(call, parent, name), parentId: Id }
}

async function childIds(call: Call, { related, parentId }: Found): Promise<string[]> {
  const { child, field } = related
  const order = orderAsked(call, child) ?? orderChosen(call, related) ?? 'Id'
  const all = `SELECT Id FROM ${child.name} WHERE ${field} = '${parentId}' ORDER BY ${order}`
  return idsOf(call, runQuery(call.view, await narrowed(call, child, all, [])))
}

async function recordsOf(call: Call, name?: string): Promise<Record<string, unknown>> {
  const found = foundIn(call, name)
  const { related, parentId } = found
  const columns = call.query.has('fields') ? [] : columnsOf(call, related).map(({ fieldApiName }) => fieldApiName)
  const wish = wishedPage(call, { object: related.child, columns })
  const place = `/services/data/v${call.version}/ui-api/related-list-records/${parentId}/${related.name}`
  const page = pageOf(call, await childIds(call, found), wish, place)
  const reference = { listInfoETag: null, listReference: referenceTo(related, parentId) }
  const where = call.query.get('where')
  return { ...page, ...reference, sortBy: listIn(call, 'sortBy'), ...(where === null ? {} : { where }) }
}

/** Several lists, each as its own call asks for it, and with its own status. */
async function recordsBatch(wishes: { call: Call; name: string }[]): Promise<Answer> {
  const results = []
  for (const { call, name } of wishes) {
    const found = await recordsOf(call, name).then(
      (result) => () => result,
      (failure: unknown) => () => {
        throw failure
      },
    )
    results.push(inEach(found)(name))
  }
  return json({ results })
}

function batchByPath(call: Call): Promise<Answer> {
  return recordsBatch((call.params['relatedLists'] ?? '').split(',').map((name) => ({ call, name })))
}

/** POST {relatedListParameters: [{relatedListId, fields…}]} */
function batchByBody(call: Call): Promise<Answer> {
  const given = payloadObject(call)['relatedListParameters']
  if (!Array.isArray(given)) throw new OrgError('INVALID_API_INPUT', 'relatedListParameters is required')
  const wishes = given.filter(isObject).map(({ relatedListId, ...parameters }) => {
    return { call: withBody(call, parameters), name: String(relatedListId) }
  })
  return recordsBatch(wishes)
}

async function countOf(call: Call, name?: string): Promise<Record<string, unknown>> {
  const found = foundIn(call, name)
  const most = Math.min(mostCounted, Number.parseInt(call.query.get('maxCount') ?? '', 10) || usualCount)
  const { length } = await childIds(call, found)
  const count = { count: Math.min(length, most), hasMore: length > most }
  const listReference = referenceTo(found.related, found.parentId)
  return { eTag: tagOf([count, listReference]), ...count, listReference }
}

/** GET …/count/batch/{record}/Cases,Contacts: each with its own status. */
async function counts(call: Call): Promise<Answer> {
  const results = []
  for (const name of (call.params['relatedLists'] ?? '').split(',')) {
    try {
      results.push({ result: await countOf(call, name), statusCode: 200 })
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      const { errorCode, message, status } = failure
      const told = { errorCode: 'ITEM_NOT_FOUND', message: `Related list not found: ${name}` }
      const unknown = errorCode === 'NOT_FOUND'
      results.push(
        unknown ? { result: told, statusCode: 400 } : { result: [{ errorCode, message }], statusCode: status },
      )
    }
  }
  return json({ results })
}

export const partly = [
  'Where no layout was deployed, the columns of a related list are those of the list views of the children.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${info}/:object`, run: directory },
  { method: 'GET', path: `${info}/:object/:relatedList`, run: (call) => json(relatedInfo(call, listInPath(call))) },
  { method: 'PATCH', path: `${info}/:object/:relatedList`, run: changeInfo },
  { method: 'GET', path: `${info}/batch/:object/:relatedLists`, run: infoBatch },
  { method: 'GET', path: `${base}/related-list-preferences/:id`, run: preferences },
  { method: 'PATCH', path: `${base}/related-list-preferences/:id`, run: changePreferences },
  { method: 'GET', path: `${base}/related-list-preferences/batch/:ids`, run: preferencesBatch },
  { method: 'GET', path: `${recordsPath}/:id/:relatedList`, run: async (call) => json(await recordsOf(call)) },
  {
    method: 'POST',
    path: `${recordsPath}/:id/:relatedList`,
    run: async (call) => json(await recordsOf(withBody(call, payloadObject(call)))),
  },
  { method: 'GET', path: `${recordsPath}/batch/:id/:relatedLists`, run: batchByPath },
  { method: 'POST', path: `${recordsPath}/batch/:id`, run: batchByBody },
  {
    method: 'GET',
    path: `${base}/related-list-count/:id/:relatedList`,
    run: async (call) => json(await countOf(call)),
  },
  { method: 'GET', path: `${base}/related-list-count/batch/:id/:relatedLists`, run: counts },
]

/** UI API: the children of a record as related lists: which there are, how many, and the records (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_lists.htm). */

import { OrgError } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { rowById } from './rows/index.ts'
import { tagOf } from './ui-api/etag.ts'
import { listInfo } from './ui-api/list-info.ts'
import { recordTypeIn } from './ui-api/parameters.ts'
import { objectOfId } from './ui-api/record.ts'
import { idsOf, orderAsked, pageOf, wishedPage } from './ui-api/record-page.ts'
import { type Related, relatedNamed, relatedOf } from './ui-api/related-list.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, json, payloadObject, type Route, restError } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
/** A count stops here unless `?maxCount=` says otherwise, and at most at the second. */
const usualCount = 10
const mostCounted = 2000

function referenceTo({ parent, name }: Related, inContextOfRecordId: string | null): Record<string, unknown> {
  const place = { listViewApiName: null, objectApiName: null, parentObjectApiName: parent.name, recordTypeId: null }
  return { id: null, inContextOfRecordId, ...place, relatedListId: name, type: 'relatedList' }
}

function nameFields({ child }: Related) {
  return child.fields.filter(({ nameField }) => nameField)
}

function infoOf(related: Related): Record<string, unknown> {
  const { child, field } = related
  const columns = nameFields(related).map(({ name, label, sortable }) => {
    return { fieldApiName: name, label, lookupId: 'Id', sortable }
  })
  const more = { fieldApiName: field, objectApiNames: [child.name] }
  const reference = referenceTo(related, null)
  return listInfo({ label: child.labelPlural, columns, reference, order: [], filters: [], more })
}

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
      themeInfo: null,
      uiApiEnabledLayout: true,
    }
    return { eTag: tagOf(entry), ...entry }
  })
  const found = { parentObjectApiName: parent.name, parentRecordTypeId: recordTypeIn(call, parent), relatedLists }
  return json({ eTag: tagOf(found), ...found })
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

function childIds(call: Call, { related: { child, field }, parentId }: Found): string[] {
  const order = orderAsked(call, child) ?? 'Id'
  return idsOf(
    call,
    runQuery(call.view, `SELECT Id FROM ${child.name} WHERE ${field} = '${parentId}' ORDER BY ${order}`),
  )
}

function records(call: Call): Answer {
  const found = foundIn(call)
  const { related, parentId } = found
  const columns = call.query.has('fields') ? [] : nameFields(related).map(({ name }) => name)
  const page = pageOf(call, childIds(call, found), wishedPage(call, { object: related.child, columns }))
  const sortBy = call.query.get('sortBy')?.split(',') ?? []
  return json({ ...page, listInfoETag: null, listReference: referenceTo(related, parentId), sortBy })
}

/** POST has the parameters in its body. */
function recordsByBody(call: Call): Answer {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(payloadObject(call))) {
    if (value !== null) query.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  return records({ ...call, query })
}

function countOf(call: Call, name?: string): Record<string, unknown> {
  const found = foundIn(call, name)
  const most = Math.min(mostCounted, Number.parseInt(call.query.get('maxCount') ?? '', 10) || usualCount)
  const { length } = childIds(call, found)
  const count = { count: Math.min(length, most), hasMore: length > most }
  const listReference = referenceTo(found.related, found.parentId)
  return { eTag: tagOf([count, listReference]), ...count, listReference }
}

/** GET …/count/batch/{record}/Cases,Contacts: each with its own status. */
function counts(call: Call): Answer {
  const results = (call.params['relatedLists'] ?? '').split(',').map((name) => {
    try {
      return { result: countOf(call, name), statusCode: 200 }
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      const { errorCode } = restError(failure)
      const unknown = errorCode === 'NOT_FOUND'
      const told = { errorCode: 'ITEM_NOT_FOUND', message: `Related list not found: ${name}` }
      return unknown ? { result: told, statusCode: 400 } : { result: [restError(failure)], statusCode: failure.status }
    }
  })
  return json({ results })
}

export const partly = [
  'Related lists show the name of the children unless fields are asked for; preferences of users are not kept.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/related-list-info/:object`, run: directory },
  {
    method: 'GET',
    path: `${base}/related-list-info/:object/:relatedList`,
    run: (call) => json(infoOf(relatedNamed(call, uiObject(call), call.params['relatedList']))),
  },
  { method: 'GET', path: `${base}/related-list-records/:id/:relatedList`, run: records },
  { method: 'POST', path: `${base}/related-list-records/:id/:relatedList`, run: recordsByBody },
  { method: 'GET', path: `${base}/related-list-count/:id/:relatedList`, run: (call) => json(countOf(call)) },
  { method: 'GET', path: `${base}/related-list-count/batch/:id/:relatedLists`, run: counts },
]

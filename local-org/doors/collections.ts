/** Up to 200 records in one call (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm). */

import { type Operation, OrgError, to18 } from '../org/index.ts'
import { withBinaryParts } from './composite/binary-parts.ts'
import { collectionRows, type RowWish, saveCollection, splitIds } from './composite/collection.ts'
import { namesIn, objectOf, shower } from './rows/index.ts'
import { type Answer, type Call, isObject, json, payload, type Route } from './wire/index.ts'

const base = '/services/data/:version/composite/sobjects'
const missingId = 'Id not specified in an update call'

function create({ object, values }: RowWish): Operation {
  return { op: 'create', object, values }
}

function update({ object, id, values }: RowWish): Operation | string {
  return id === undefined ? missingId : { op: 'update', object, id, values }
}

function upsert(call: Call): Answer {
  const { name } = objectOf(call)
  const externalIdField = call.params['field'] ?? ''
  return saveCollection(call, collectionRows(call, name), ({ values }) => ({
    op: 'upsert',
    object: name,
    externalIdField,
    values,
  }))
}

function remove(call: Call): Answer {
  const ids = splitIds(call.query.get('ids') ?? '')
  const rows = ids.map((id) => ({ id, object: '', values: {} }))
  const allOrNone = call.query.get('allOrNone') === 'true'
  return saveCollection(call, { rows, allOrNone }, ({ id = '' }) => ({ op: 'delete', id }))
}

/** GET with `?ids=&fields=`, or POST with the same in the body: rows in the order asked, null for missing ones. Throws MALFORMED_ID for what is no id. */
function retrieve(call: Call): Answer {
  const object = objectOf(call)
  const body = call.method === 'POST' ? payload(call) : undefined
  const ids = isObject(body) ? texts(body['ids']) : splitIds(call.query.get('ids') ?? '')
  const names = isObject(body) ? texts(body['fields']) : namesIn(call)
  const show = shower(call, object, names)
  const table = call.view.table(object.name)
  call.tally.rows += ids.length
  return json(
    ids.map((id) => {
      const row = table.get(idOf(id))
      return row && row['IsDeleted'] !== true ? show(row) : null
    }),
  )
}

/** What is no id fails the whole call [as clients' fixtures have it]. */
function idOf(given: string): string {
  const id = to18(given)
  if (id === undefined) throw new OrgError('MALFORMED_ID', `malformed id ${given}`)
  return id
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

export const routes: Route[] = [
  { method: 'POST', path: base, run: (call) => saveCollection(call, collectionRows(withBinaryParts(call)), create) },
  { method: 'PATCH', path: base, run: (call) => saveCollection(call, collectionRows(withBinaryParts(call)), update) },
  { method: 'DELETE', path: base, run: remove },
  { method: 'PATCH', path: `${base}/:object/:field`, run: upsert },
  { method: 'GET', path: `${base}/:object`, run: retrieve },
  { method: 'POST', path: `${base}/:object`, run: retrieve },
]

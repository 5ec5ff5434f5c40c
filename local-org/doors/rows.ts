/** Single records by id and by key (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve.htm). */

import { type Api, type ObjectDef, OrgError, to18 } from '../org/index.ts'
import { checkUnchanged } from './rows/conditions.ts'
import {
  deleteByKey,
  keyField,
  objectOf,
  readByKey,
  readRow,
  rowById,
  rowUrl,
  saveOne,
  upsertByKey,
} from './rows/index.ts'
import { parentRow, readRelated } from './rows/related.ts'
import { readUpload } from './rows/upload.ts'
import { createChannelComponent, removeChannelComponent } from './tooling/channel-components.ts'
import { createComponent, deleteComponent, updateComponent } from './tooling/components.ts'
import { createContainerRequest } from './tooling/container-request.ts'
import { type Answer, type Call, empty, json, type Route, rowError } from './wire/index.ts'

function create(call: Call): Answer {
  const component = createChannelComponent(call) ?? createComponent(call) ?? createContainerRequest(call)
  if (component) return component
  const { name } = objectOf(call)
  const [result, refused] = saveOne(call, { op: 'create', object: name, values: readUpload(call) })
  if (refused) return refused
  const location = rowUrl(call.root, name, result.id ?? '')
  return json({ id: result.id, success: true, errors: result.errors.map(rowError) }, 201, { Location: location })
}

function read(call: Call): Answer {
  const found = objectOf(call)
  return readRow(call, found, rowById(call, found, call.params['id'] ?? ''))
}

/** A key in the path but no value: `POST /sobjects/Account/Id` creates. */
function createByKey(call: Call): Answer {
  const found = objectOf(call)
  return upsertByKey(call, found, keyOrRefuse(call, call.params['id'] ?? 'Id'), undefined)
}

function update(call: Call): Answer {
  const found = objectOf(call)
  const id = call.params['id'] ?? ''
  if (to18(id) === undefined && keyField(call.view, found, id)) return createByKey(call)
  const component = updateComponent(call)
  if (component) return component
  const stale = refuseStale(call, found, id)
  if (stale) return stale
  const [, refused] = saveOne(call, { op: 'update', object: found.name, id, values: readUpload(call) })
  return refused ?? empty(204)
}

function remove(call: Call): Answer {
  const component = removeChannelComponent(call) ?? deleteComponent(call)
  if (component) return component
  const found = objectOf(call)
  const id = call.params['id'] ?? ''
  const stale = refuseStale(call, found, id)
  if (stale) return stale
  const [, refused] = saveOne(call, { op: 'delete', object: found.name, id })
  return refused ?? empty(204)
}

/** The conditions of the call, held against the row as it is. A row that is not there is the business of the write. Throws NOT_FOUND for what is no id. */
function refuseStale(call: Call, found: ObjectDef, id: string): Answer | undefined {
  const full = to18(id)
  if (full === undefined) rowById(call, found, id)
  const row = call.view.table(found.name).get(full ?? '')
  return row && checkUnchanged(call, row)
}

/** `/sobjects/X/a/b` is a row by key when `a` is a key field, else something of the row with id `a`. */
function readKeyed(call: Call): Answer | Promise<Answer> {
  const found = objectOf(call)
  const { id = '', value = '' } = call.params
  const key = keyField(call.view, found, id)
  if (key) return readByKey(call, found, key, value)
  return readRelated(call, found, rowById(call, found, id), value)
}

/** `/sobjects/X/a/b` means a row by key, or the parent of row `a` that the relationship `b` leads to. */
function writeKeyed(call: Call): Answer {
  const found = objectOf(call)
  const parent = parentOf(call, found)
  if (!parent) return upsertByKey(call, found, keyOrRefuse(call), call.params['value'])
  const [, refused] = saveOne(call, { op: 'update', ...parent, values: readUpload(call) })
  return refused ?? empty(204)
}

function removeKeyed(call: Call): Answer {
  const found = objectOf(call)
  const parent = parentOf(call, found)
  if (!parent) return deleteByKey(call, found, keyOrRefuse(call), call.params['value'] ?? '')
  const [, refused] = saveOne(call, { op: 'delete', ...parent })
  return refused ?? empty(204)
}

/** `/sobjects/Contact/{id}/Account/Owner`: from parent to parent, then as with one relationship. */
function readAlong(call: Call): Answer | Promise<Answer> {
  const { id = '', value = '', path = '' } = call.params
  let found = objectOf(call)
  let row = rowById(call, found, id)
  const names = [value, ...path.split('/')]
  for (const name of names.slice(0, -1)) {
    const parent = parentRow(call, found, row, name)
    found = objectOf(call, parent.object)
    row = rowById(call, found, parent.id)
  }
  return readRelated(call, found, row, names.at(-1) ?? '')
}

/** The row at the end of a relationship path; undefined when the path names a key instead. Throws NOT_FOUND. */
function parentOf(call: Call, found: ObjectDef): { object: string; id: string } | undefined {
  const { id = '', value = '' } = call.params
  if (keyField(call.view, found, id) || to18(id) === undefined) return undefined
  return parentRow(call, found, rowById(call, found, id), value)
}

function keyOrRefuse(call: Call, id = call.params['id'] ?? '') {
  const key = keyField(call.view, objectOf(call), id)
  if (key) return key
  const message = `Provided external ID field does not exist or is not accessible: ${id}`
  throw new OrgError('NOT_FOUND', message, { status: 404 })
}

function routesOf(api: Api, object: string): Route[] {
  const row = `${object}/:id`
  const keyed = `${row}/:value`
  return [
    { method: 'POST', path: object, api, run: create },
    { method: 'POST', path: `${object}/Id`, api, run: createByKey },
    { method: 'PATCH', path: `${object}/Id`, api, run: createByKey },
    { method: 'GET', path: row, api, run: read },
    { method: 'PATCH', path: row, api, run: update },
    { method: 'DELETE', path: row, api, run: remove },
    { method: 'GET', path: keyed, api, run: readKeyed },
    { method: 'PATCH', path: keyed, api, run: writeKeyed },
    { method: 'DELETE', path: keyed, api, run: removeKeyed },
    { method: 'GET', path: `${keyed}/*path`, api, run: readAlong },
  ]
}

export const routes: Route[] = [
  ...routesOf('data', '/services/data/:version/sobjects/:object'),
  ...routesOf('tooling', '/services/data/:version/tooling/sobjects/:object'),
]

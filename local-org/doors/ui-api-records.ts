/** UI API: records, read with the fields of a layout or those named, written once per Idempotency-Key (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm). */

import { type ObjectDef, OrgError, type SaveOptions, type SaveResult } from '../org/index.ts'
import { noteLook } from './recent/viewed.ts'
import { rowById, saveOne } from './rows/index.ts'
import { type BatchWish, batchOperations } from './ui-api/batch-operations.ts'
import { childPageSize, childrenAsked, childrenOf } from './ui-api/child-relationships.ts'
import { once } from './ui-api/idempotent.ts'
import { layoutPaths } from './ui-api/layout.ts'
import { pathsAsked, qualifiedIn } from './ui-api/parameters.ts'
import { objectOfId, readRecord, recordTypeOf } from './ui-api/record.ts'
import { errorBody } from './ui-api/record-error.ts'
import { relatedNamed } from './ui-api/related-list.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, empty, isObject, json, payloadObject, type Route, restError } from './wire/index.ts'

const base = '/services/data/:version/ui-api'

interface FieldWish {
  fields: string[]
  optional: string[]
}

/** Which fields a GET asks for. Throws ILLEGAL_QUERY_PARAMETER_VALUE when it names none and no layout. */
function wishOf(call: Call, object: ObjectDef, id: string): FieldWish {
  const optional = qualifiedIn(call, 'optionalFields')
  const named = qualifiedIn(call, 'fields')
  if (call.query.has('layoutTypes'))
    return { fields: [...named, ...pathsAsked(call, object, recordTypeOf(call, object, id))], optional }
  if (named.length + optional.length > 0) return { fields: named, optional }
  const words = 'Specify one of the following query parameters: fields, optionalFields, layoutTypes'
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', words)
}

function readOne(call: Call, given: string): Record<string, unknown> {
  const object = objectOfId(call, given)
  const record = readRecord(call, object, { id: given, ...wishOf(call, object, given) })
  const id = String(record['id'])
  if (call.query.get('updateMru') === 'true') noteLook(call, object.name, id)
  return { ...record, childRelationships: childrenAsked(call, object, id) }
}

/** GET /records/{id}/child-relationships/Contacts: the children page by page. */
function children(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const { Id } = rowById(call, object, call.params['id'] ?? '')
  const related = relatedNamed(call, object, call.params['relationship'])
  const bare = (path: string) => path.replace(new RegExp(`^${related.child.name}\\.`, 'i'), '')
  const [fields, optional] = ['fields', 'optionalFields'].map((name) => qualifiedIn(call, name).map(bare))
  const names = related.child.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const usual = fields?.length ? fields : ['Id', ...names]
  const page = Math.max(1, Number.parseInt(call.query.get('pageToken') ?? call.query.get('page') ?? '', 10) || 1)
  return json(
    childrenOf(call, Id, related, { fields: usual, optional: optional ?? [], page, size: childPageSize(call) }),
  )
}

/** GET /records/batch/a,b: each with its own status. */
function readBatch(call: Call): Answer {
  const results = (call.params['ids'] ?? '').split(',').map((id) => {
    try {
      return { result: readOne(call, id), statusCode: 200 }
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      const told =
        failure.errorCode === 'NOT_FOUND'
          ? { ...restError(failure), message: 'Resource not found.' }
          : restError(failure)
      return { result: [told], statusCode: failure.status }
    }
  })
  return json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results })
}

interface WriteWish {
  apiName: unknown
  fields: Record<string, unknown>
  options: SaveOptions
}

/** What a write answers with: the whole page of the record. */
const wholePage = { type: 'Full', mode: 'View' } as const

/** The body of a write. Throws INVALID_API_INPUT without fields. */
function wishIn(call: Call): WriteWish {
  const { apiName, fields, allowSaveOnDuplicate } = payloadObject(call)
  if (!isObject(fields)) throw new OrgError('INVALID_API_INPUT', 'The fields of the record are required')
  return { apiName, fields, options: allowSaveOnDuplicate === true ? { allowDuplicates: true } : {} }
}

function create(call: Call): Answer {
  const { apiName, fields, options } = wishIn(call)
  const object = uiObject(call, String(apiName ?? ''))
  const [result, refused] = saveOne(call, { op: 'create', object: object.name, values: fields }, options)
  if (refused) return recordError(call, object, result.errors)
  return json(readRecord(call, object, { id: result.id ?? '', fields: layoutPaths(call, object, wholePage) }), 201)
}

function update(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const row = rowById(call, object, call.params['id'] ?? '')
  if (isChangedSince(call, row['LastModifiedDate'])) return empty(412)
  const { fields, options } = wishIn(call)
  const [result, refused] = saveOne(call, { op: 'update', object: object.name, id: row.Id, values: fields }, options)
  if (refused) return recordError(call, object, result.errors)
  return json(readRecord(call, object, { id: row.Id, fields: layoutPaths(call, object, wholePage) }))
}

/** A write says which state it knows: the UI API names the header If-Modified-Since, too. */
function isChangedSince({ headers }: Call, stamp: unknown): boolean {
  const since = Date.parse(headers['if-unmodified-since'] ?? headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && typeof stamp === 'number' && Math.floor(stamp / 1000) > Math.floor(since / 1000)
}

/** POST /records/batch {allOrNone, operations: [{type, records}]}: each record with its own status. */
function writeBatch(call: Call): Answer {
  const { allOrNone = true, operations } = payloadObject(call)
  const wishes = batchOperations(call, operations)
  const results = call.instance.org.save(
    call.session.userId,
    wishes.map(({ operation }) => operation),
    { allOrNone: allOrNone !== false },
  )
  const shown = results.map((result, i) => batchResult(call, wishes[i], result))
  return json({ hasErrors: shown.some(({ statusCode }) => statusCode >= 400), results: shown })
}

function batchResult(call: Call, wish: BatchWish | undefined, { id, errors, success }: SaveResult) {
  if (!wish || !success) {
    const error = wish ? errorBody(call, wish.object, errors) : null
    return { result: [error], statusCode: errors[0]?.status ?? 400 }
  }
  if (wish.operation.op === 'delete') return { result: null, statusCode: 204 }
  const record = readRecord(call, wish.object, { id: id ?? '', fields: layoutPaths(call, wish.object, wholePage) })
  return { result: record, statusCode: wish.operation.op === 'create' ? 201 : 200 }
}

function remove(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const { Id } = rowById(call, object, call.params['id'] ?? '')
  const [, refused] = saveOne(call, { op: 'delete', object: object.name, id: Id })
  return refused ?? empty(204)
}

function recordError(call: Call, object: ObjectDef, errors: OrgError[]): Answer {
  return json([errorBody(call, object, errors)], errors[0]?.status ?? 400)
}

export const routes: Route[] = [
  { method: 'POST', path: `${base}/records`, run: (call) => once(call, () => create(call)) },
  { method: 'GET', path: `${base}/records/:id`, run: (call) => json(readOne(call, call.params['id'] ?? '')) },
  { method: 'PATCH', path: `${base}/records/:id`, run: (call) => once(call, () => update(call)) },
  { method: 'DELETE', path: `${base}/records/:id`, run: (call) => once(call, () => remove(call)) },
  { method: 'GET', path: `${base}/records/batch/:ids`, run: readBatch },
  { method: 'POST', path: `${base}/records/batch`, run: (call) => once(call, () => writeBatch(call)) },
  { method: 'GET', path: `${base}/records/:id/child-relationships/:relationship`, run: children },
]

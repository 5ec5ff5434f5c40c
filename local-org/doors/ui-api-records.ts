/** UI API: records, read with the fields of a layout or those named, written once per Idempotency-Key (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm). */

import { type ObjectDef, OrgError, type SaveOptions } from '../org/index.ts'
import { rowById, saveOne } from './rows/index.ts'
import { once } from './ui-api/idempotent.ts'
import { layoutPaths } from './ui-api/layout.ts'
import { pathsAsked, qualifiedIn } from './ui-api/parameters.ts'
import { objectOfId, readRecord } from './ui-api/record.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, empty, isObject, json, payloadObject, type Route, restError } from './wire/index.ts'

const base = '/services/data/:version/ui-api'

interface FieldWish {
  fields: string[]
  optional: string[]
}

/** Which fields a GET asks for. Throws ILLEGAL_QUERY_PARAMETER_VALUE when it names none and no layout. */
function wishOf(call: Call, object: ObjectDef): FieldWish {
  const optional = qualifiedIn(call, 'optionalFields')
  const named = qualifiedIn(call, 'fields')
  if (call.query.has('layoutTypes')) return { fields: [...named, ...pathsAsked(call, object)], optional }
  if (named.length + optional.length > 0) return { fields: named, optional }
  const words = 'Specify one of the following query parameters: fields, optionalFields, layoutTypes'
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', words)
}

function readOne(call: Call, id: string): Record<string, unknown> {
  const object = objectOfId(call, id)
  return readRecord(call, object, { id, ...wishOf(call, object) })
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
  if (refused) return recordError(object, result.errors)
  return json(readRecord(call, object, { id: result.id ?? '', fields: layoutPaths(object, wholePage) }), 201)
}

function update(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const row = rowById(call, object, call.params['id'] ?? '')
  if (isChangedSince(call, row['LastModifiedDate'])) return empty(412)
  const { fields, options } = wishIn(call)
  const [result, refused] = saveOne(call, { op: 'update', object: object.name, id: row.Id, values: fields }, options)
  if (refused) return recordError(object, result.errors)
  return json(readRecord(call, object, { id: row.Id, fields: layoutPaths(object, wholePage) }))
}

/** A write says which state it knows: the UI API names the header If-Modified-Since, too. */
function isChangedSince({ headers }: Call, stamp: unknown): boolean {
  const since = Date.parse(headers['if-unmodified-since'] ?? headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && typeof stamp === 'number' && Math.floor(stamp / 1000) > Math.floor(since / 1000)
}

function remove(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const { Id } = rowById(call, object, call.params['id'] ?? '')
  const [, refused] = saveOne(call, { op: 'delete', object: object.name, id: Id })
  return refused ?? empty(204)
}

/** A refused write: every error at the field it names, or at the top. */
function recordError(object: ObjectDef, errors: OrgError[]): Answer {
  const fieldErrors: Record<string, unknown[]> = {}
  const output = { errors: [] as unknown[], fieldErrors }
  for (const { errorCode, message, fields } of errors) {
    const shown = {
      constituentField: null,
      duplicateRecordError: null,
      errorCode,
      field: null,
      fieldLabel: null,
      message,
    }
    if (fields.length === 0) output.errors.push(shown)
    for (const field of fields) {
      const fieldLabel = object.fields.find(({ name }) => name === field)?.label ?? field
      fieldErrors[field] = [...(fieldErrors[field] ?? []), { ...shown, field, fieldLabel }]
    }
  }
  const [first] = errors
  const message = first?.message ?? 'An error occurred while trying to update the record. Please try again.'
  const error = { errorCode: first?.errorCode, enhancedErrorType: 'RecordError', message, output }
  return json([error], first?.status ?? 400)
}

export const partly = ['Children of a record (childRelationships) are told by related lists alone.']

export const routes: Route[] = [
  { method: 'POST', path: `${base}/records`, run: (call) => once(call, () => create(call)) },
  { method: 'GET', path: `${base}/records/:id`, run: (call) => json(readOne(call, call.params['id'] ?? '')) },
  { method: 'PATCH', path: `${base}/records/:id`, run: (call) => once(call, () => update(call)) },
  { method: 'DELETE', path: `${base}/records/:id`, run: (call) => once(call, () => remove(call)) },
  { method: 'GET', path: `${base}/records/batch/:ids`, run: readBatch },
]

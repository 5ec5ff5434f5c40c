/** UI API: records written once per key, object infos and picklists (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_all.htm). */

import { type FieldDef, type ObjectDef, OrgError, to18 } from '../org/index.ts'
import { objectOf, rowById, saveOne } from './rows/index.ts'
import { once } from './ui-api/idempotent.ts'
import { masterRecordType, objectInfo, picklistValues } from './ui-api/object-info.ts'
import { layoutFields, objectOfId, readRecord } from './ui-api/record.ts'
import {
  type Answer,
  type Call,
  empty,
  isObject,
  json,
  notFound,
  payloadObject,
  type Route,
  restError,
} from './wire/index.ts'

const base = '/services/data/:version/ui-api'

function namesIn(call: Call, parameter: string): string[] {
  return (call.query.get(parameter) ?? '').split(',').flatMap((name) => name.trim() || [])
}

/** Which fields a GET asks for. Throws ILLEGAL_QUERY_PARAMETER_VALUE when it names none and no layout. */
function wishOf(call: Call, object: ObjectDef): { fields: string[]; optional: string[] } {
  const optional = namesIn(call, 'optionalFields')
  const byLayout = call.query.has('layoutTypes') ? layoutFields(object) : []
  const fields = [...namesIn(call, 'fields'), ...byLayout]
  if (fields.length + optional.length > 0) return { fields, optional }
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
      return { result: [restError(failure)], statusCode: failure.status }
    }
  })
  return json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results })
}

function fieldsIn(call: Call): { apiName: unknown; fields: Record<string, unknown> } {
  const { apiName, fields } = payloadObject(call)
  return { apiName, fields: isObject(fields) ? fields : {} }
}

function create(call: Call): Answer {
  const { apiName, fields } = fieldsIn(call)
  const object = objectOf(call, String(apiName ?? ''))
  const [result, refused] = saveOne(call, { op: 'create', object: object.name, values: fields })
  if (refused) return recordError(object, result.errors)
  return json(readRecord(call, object, { id: result.id ?? '', fields: layoutFields(object) }), 201)
}

function update(call: Call): Answer {
  const object = objectOfId(call, call.params['id'] ?? '')
  const row = rowById(call, object, call.params['id'] ?? '')
  if (isChangedSince(call, row['LastModifiedDate'])) return empty(412)
  const { fields } = fieldsIn(call)
  const [result, refused] = saveOne(call, { op: 'update', object: object.name, id: row.Id, values: fields })
  if (refused) return recordError(object, result.errors)
  return json(readRecord(call, object, { id: row.Id, fields: layoutFields(object) }))
}

function isChangedSince({ headers }: Call, stamp: unknown): boolean {
  const since = Date.parse(headers['if-unmodified-since'] ?? '')
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

function objectInfos(call: Call): Answer {
  const objects = [...call.view.objects()].filter(({ layoutable }) => layoutable)
  return json({
    objects: Object.fromEntries(
      objects.map(({ name, keyPrefix, label, labelPlural }) => {
        return [name, { apiName: name, keyPrefix, label, labelPlural }]
      }),
    ),
  })
}

function picklistUrl(call: Call, object: ObjectDef, field: FieldDef): string {
  const info = `/services/data/v${call.version}/ui-api/object-info/${object.name}`
  return `${info}/picklist-values/${call.params['recordType']}/${field.name}`
}

/** What the record type of the address offers. Throws OrgError for a type the object has not. */
function choicesOf(call: Call, object: ObjectDef, field: FieldDef): Record<string, unknown> {
  const id = to18(call.params['recordType'] ?? '') ?? ''
  const isKnown = id === masterRecordType || call.view.recordTypes(object.name).types.some((type) => type.id === id)
  if (!isKnown) throw notFound()
  const offers = call.instance.org.rules.recordTypeChoices[id]?.[field.name]
  return picklistValues(object, field, { url: picklistUrl(call, object, field), offers })
}

function picklists(call: Call): Answer {
  const object = objectOf(call)
  const fields = object.fields.filter(({ picklistValues: values }) => values !== undefined && values.length > 0)
  const values = fields.map((field) => [field.name, choicesOf(call, object, field)])
  return json({ picklistFieldValues: Object.fromEntries(values) })
}

function picklist(call: Call): Answer {
  const object = objectOf(call)
  const field = call.view.field(object, call.params['field'] ?? '')
  if (field) return json(choicesOf(call, object, field))
  throw new OrgError('INVALID_FIELD', `No such column '${call.params['field']}' on entity '${object.name}'.`)
}

const info = `${base}/object-info`

export const partly = [
  'Records, object infos and picklists.',
  "Amounts and dates are shown in the words of en_US, whatever the user's locale.",
]

export const routes: Route[] = [
  { method: 'POST', path: `${base}/records`, run: (call) => once(call, () => create(call)) },
  { method: 'GET', path: `${base}/records/:id`, run: (call) => json(readOne(call, call.params['id'] ?? '')) },
  { method: 'PATCH', path: `${base}/records/:id`, run: (call) => once(call, () => update(call)) },
  { method: 'DELETE', path: `${base}/records/:id`, run: (call) => once(call, () => remove(call)) },
  { method: 'GET', path: `${base}/records/batch/:ids`, run: readBatch },
  { method: 'GET', path: info, run: objectInfos },
  { method: 'GET', path: `${info}/:object`, run: (call) => json(objectInfo(call.view, objectOf(call))) },
  { method: 'GET', path: `${info}/:object/picklist-values/:recordType`, run: picklists },
  { method: 'GET', path: `${info}/:object/picklist-values/:recordType/:field`, run: picklist },
]

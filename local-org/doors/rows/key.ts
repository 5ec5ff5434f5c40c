/** Rows by a key in the path: an external id, an id look-up field, or Id. */

import { type FieldDef, type ObjectDef, OrgError, to18 } from '../../org/index.ts'
import { type Answer, type Call, empty, json, notFound } from '../wire/index.ts'
import { rowsByKey, rowUrl } from './find.ts'
import { readRow } from './read.ts'
import { save, saveOne, showResult } from './save.ts'
import { rowValues } from './upload.ts'

/** Version up to which an upsert that updated answers 204 without body [K]. */
const lastSilentUpsert = 45

/** GET /sobjects/:object/:field/:value */
export function readByKey(call: Call, object: ObjectDef, field: FieldDef, value: string): Answer {
  const rows = rowsByKey(call, object, field, value)
  const [row] = rows
  if (!row) throw notFound()
  if (rows.length > 1) return multipleChoices(call, object, rows)
  return readRow(call, object, row)
}

/** PATCH /sobjects/:object/:field/:value. `?updateOnly=true` refuses to create. */
export function upsertByKey(call: Call, object: ObjectDef, field: FieldDef, value: string | undefined): Answer {
  const values = rowValues(call, field.name)
  if (value !== undefined) {
    const rows = rowsByKey(call, object, field, value)
    if (rows.length > 1) return multipleChoices(call, object, rows)
    if (field.name === 'Id') refuseUnknownId(rows.length, value)
  }
  const key = value === undefined ? {} : { externalId: value }
  const [result, refused] = saveOne(
    call,
    { op: 'upsert', object: object.name, externalIdField: field.name, ...key, values },
    { updateOnly: call.query.get('updateOnly') === 'true' },
  )
  if (refused) return refused
  if (!result.created && Number(call.version) <= lastSilentUpsert) return empty(204)
  const location = rowUrl(call.root, object.name, result.id ?? '')
  return json(showResult(result), result.created ? 201 : 200, result.created ? { Location: location } : {})
}

/** DELETE /sobjects/:object/:field/:value */
export function deleteByKey(call: Call, object: ObjectDef, field: FieldDef, value: string): Answer {
  const rows = rowsByKey(call, object, field, value)
  const [row] = rows
  if (!row) throw notFound()
  if (rows.length > 1) return multipleChoices(call, object, rows)
  const [result] = save(call, [{ op: 'delete', object: object.name, id: row.Id }])
  if (result?.errors[0]) throw result.errors[0]
  return empty(204)
}

function refuseUnknownId(found: number, value: string): void {
  if (to18(value) === undefined) {
    throw new OrgError('MALFORMED_ID', `Record ID: id value of incorrect type: ${value}`, { fields: ['Id'] })
  }
  if (found === 0) throw notFound()
}

function multipleChoices(call: Call, object: ObjectDef, rows: { Id: string }[]): Answer {
  return json(
    rows.map((row) => rowUrl(call.root, object.name, row.Id)),
    300,
  )
}

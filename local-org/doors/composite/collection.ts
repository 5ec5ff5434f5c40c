/** Reads the rows of a collection call and saves them, each with its own result in its own place. */

import { type Operation, OrgError, type SaveResult } from '../../org/index.ts'
import { save, showResult } from '../rows/index.ts'
import { type Answer, type Call, isObject, json, payloadObject } from '../wire/index.ts'

export interface RowWish {
  object: string
  id?: string | undefined
  values: Record<string, unknown>
}

/** A row, or why it cannot be read. */
type ReadRow = RowWish | OrgError

export interface Collection {
  rows: ReadRow[]
  allOrNone: boolean
  /** Rows that are found by a key: each result tells whether a record was made. */
  upserts?: boolean
}

export const maxRecords = 200

/** The `records` of the body; their object is `attributes.type`, or in upserts that of the path, which they name all the same. */
export function collectionRows(call: Call, object?: string): Collection {
  const body = payloadObject(call)
  const records = body['records']
  if (!Array.isArray(records) || records.length === 0) {
    throw new OrgError('REQUIRED_FIELD_MISSING', 'At least 1 record is required')
  }
  const allOrNone = body['allOrNone'] === true
  return { rows: records.map((record) => readRow(record, object)), allOrNone, upserts: object !== undefined }
}

function readRow(record: unknown, object: string | undefined): ReadRow {
  if (!isObject(record)) return new OrgError('JSON_PARSER_ERROR', 'A record must be a JSON object.')
  const { attributes, ...values } = record
  const named = isObject(attributes) && typeof attributes['type'] === 'string' ? attributes['type'] : undefined
  if (named === undefined) {
    const message = 'Nested object for polymorphic foreign key must have an attributes field before any other fields.'
    return new OrgError('JSON_PARSER_ERROR', message)
  }
  const idName = Object.keys(values).find((name) => name.toLowerCase() === 'id')
  const id = idName === undefined ? undefined : String(values[idName])
  return { object: object ?? named, id, values }
}

/** 'a,b' as a list, blanks dropped. */
export function splitIds(text: string): string[] {
  return text.split(',').flatMap((id) => id.trim() || [])
}

/** Saves the rows and answers their results in order. `toOperation` may refuse a row with a sentence. */
export function saveCollection(
  call: Call,
  { rows, allOrNone, upserts = false }: Collection,
  toOperation: (row: RowWish) => Operation | string,
): Answer {
  if (rows.length > maxRecords) {
    const message = `record limit reached. cannot submit more than ${maxRecords} records into this call`
    throw new OrgError('EXCEEDED_ID_LIMIT', message)
  }
  const wishes = rows.map((row) => (row instanceof OrgError ? row : toOperation(row)))
  const operations = wishes.filter((wish): wish is Operation => typeof wish === 'object' && !(wish instanceof OrgError))
  const spoiled = allOrNone && operations.length < wishes.length
  const saved = spoiled ? operations.map(rolledBack) : save(call, operations, { allOrNone })
  const created = upserts ? { created: false } : {}
  return json(wishes.map((wish) => showResult({ ...created, ...(refusedWish(wish) ?? saved.shift() ?? rolledBack()) })))
}

function refusedWish(wish: Operation | OrgError | string): SaveResult | undefined {
  const error = typeof wish === 'string' ? new OrgError('MISSING_ARGUMENT', wish) : wish
  return error instanceof OrgError ? { id: null, success: false, errors: [error] } : undefined
}

function rolledBack(): SaveResult {
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header'
  return { id: null, success: false, errors: [new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message)] }
}

/** What a batch of writes asks for: `operations` of {type, records}, put one behind the other (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_requests_batch_record_input.htm). */

import { type ObjectDef, type Operation, OrgError, to18 } from '../../org/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { objectOfId } from './record.ts'
import { uiObject } from './ui-object.ts'

export interface BatchWish {
  object: ObjectDef
  operation: Operation
}

type ToWish = (call: Call, apiName: string, fields: Record<string, unknown>) => BatchWish

/** Throws INVALID_BATCH_REQUEST for a change or removal without the record's id. */
function known(call: Call, fields: Record<string, unknown>): { object: ObjectDef; id: string } {
  const id = to18(String(fields['Id'] ?? ''))
  if (id === undefined) throw new OrgError('INVALID_BATCH_REQUEST', 'The Id of the record is required')
  return { object: objectOfId(call, id), id }
}

const types: Record<string, ToWish> = {
  create(call, apiName, fields) {
    if ('Id' in fields) throw new OrgError('INVALID_BATCH_REQUEST', 'A record to create has no Id')
    const object = uiObject(call, apiName)
    return { object, operation: { op: 'create', object: object.name, values: fields } }
  },
  update(call, _, fields) {
    const { object, id } = known(call, fields)
    const { Id: __, ...values } = fields
    return { object, operation: { op: 'update', object: object.name, id, values } }
  },
  delete(call, _, fields) {
    const { object, id } = known(call, fields)
    return { object, operation: { op: 'delete', object: object.name, id } }
  },
}

/** Throws INVALID_INPUT for operations without type or records. */
export function batchOperations(call: Call, operations: unknown): BatchWish[] {
  if (!Array.isArray(operations) || operations.length === 0) refuse('operations is missing or empty')
  return operations.flatMap((one: unknown) => {
    const { type, records } = isObject(one) ? one : {}
    const toWish = types[String(type ?? '').toLowerCase()]
    if (!toWish) refuse('The type of an operation is missing')
    if (!Array.isArray(records) || records.length === 0) refuse('records is missing or empty')
    return records.filter(isObject).map(({ apiName, fields }) => {
      return toWish(call, String(apiName ?? ''), isObject(fields) ? fields : {})
    })
  })
}

function refuse(message: string): never {
  throw new OrgError('INVALID_INPUT', message)
}

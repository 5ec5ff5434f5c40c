/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_upsert.htm */

import { keyField } from '../../doors/rows/index.ts'
import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { readRecords, type SoapRecord } from '../records/read-record.ts'
import { saveRecords } from '../records/save-records.ts'
import type { SoapCall } from '../soap-call.ts'
import { textIn } from '../xml/element.ts'

export default {
  run(call, args) {
    const name = (textIn(args, 'externalIDFieldName') ?? 'Id').trim()
    const wishes = readRecords(call, args).map((record) => ({
      op: 'upsert' as const,
      object: record.object.name,
      externalIdField: keyOf(call, record, name),
      values: { ...(record.id === undefined ? {} : { Id: record.id }), ...record.values },
    }))
    return saveRecords(call, wishes)
  },
} satisfies Operation

/** Throws OrgError INVALID_FIELD when rows cannot be found by the field. */
function keyOf({ view }: SoapCall, { object }: SoapRecord, name: string): string {
  const field = keyField(view, object, name)
  if (field) return field.name
  throw new OrgError('INVALID_FIELD', `Field name provided, ${name} is not an External ID for ${object.name}`)
}

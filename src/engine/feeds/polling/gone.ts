/** A deleted record as an event, and as the ledger keeps it. */
import type { FieldValues } from '../../../salesforce/index.ts'
import type { KeyedEvent, SeenRow } from '../../events/index.ts'
import type { Plan } from './plan.ts'
import { hashOf, valuesOf } from './state.ts'

export interface Deletion {
  id: string
  /** ISO. */
  at: string
}

/** Whether a row lies in the recycle bin; only rows read with the deleted ones can. */
export function isInBin(row: FieldValues): boolean {
  return row['IsDeleted'] === true
}

/** What a row tells of its record; fields read only to know whether it is deleted are none of it. */
export function toldBy({ fields }: Plan, row: FieldValues): Record<string, unknown> {
  if (row['IsDeleted'] === undefined) return valuesOf(row)
  const { IsDeleted, MasterRecordId, ...values } = valuesOf(row)
  if (fields.includes('IsDeleted')) values['IsDeleted'] = IsDeleted
  const isTold = fields.includes('MasterRecordId') || Boolean(MasterRecordId)
  return isTold ? { ...values, MasterRecordId } : values
}

/** `merged` when the record names the one it went into. */
export function deletionEvent(
  { connectionId, feed, object }: Pick<KeyedEvent, 'connectionId' | 'feed' | 'object'>,
  { id, at }: Deletion,
  record: Record<string, unknown> = { Id: id },
): KeyedEvent {
  const change = record['MasterRecordId'] ? 'merged' : 'deleted'
  const key = `${change}:${id}:${at}`
  return { connectionId, feed, object, change, recordId: id, occurredAt: at, record, before: null, key }
}

export function goneRow({ object, recordId, occurredAt, record }: KeyedEvent): SeenRow {
  return { object, recordId, stamp: occurredAt, hash: hashOf(record), values: record, gone: true, hinted: false }
}

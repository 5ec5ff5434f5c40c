/** Which record a row hangs on: Salesforce locks it while the row is saved, so rows of one parent had better go together. */
import type { FieldValues } from '../records.ts'

/** The record itself, and references nobody waits for. */
const notParents = new Set(['id', 'ownerid', 'recordtypeid', 'createdbyid', 'lastmodifiedbyid', 'pricebookentryid'])
const reference = /(Id|__c)$/
const id = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/

/**
 * Id of the record the row hangs on, by the first of its references; '' when none is set.
 * https://developer.salesforce.com/docs/atlas.en-us.draes.meta/draes/draes_tradeoff_parallel_serial.htm
 */
export function parentOf(fields: FieldValues): string {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || !reference.test(name) || notParents.has(name.toLowerCase())) continue
    if (id.test(value) && /\d/.test(value)) return value.slice(0, 15)
  }
  return ''
}

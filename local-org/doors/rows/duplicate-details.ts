/** `includeRecordDetails` of the duplicate rule header: the found records with their fields, not their ids alone (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_duplicaterules.htm). */

import { OrgError, type SaveResult } from '../../org/index.ts'
import { type Call, headerPairs, isObject } from '../wire/index.ts'
import { showRow } from './present.ts'

/** Results whose duplicates are told with what the caller may see of them, when the call asks for it. */
export function withDetails(call: Call, results: SaveResult[]): SaveResult[] {
  const asked = headerPairs(call.headers['sforce-duplicate-rule-header'])['includerecorddetails']
  if (asked?.toLowerCase() !== 'true') return results
  return results.map((result) => ({ ...result, errors: result.errors.map((error) => detailed(call, error)) }))
}

function detailed(call: Call, error: OrgError): OrgError {
  const { errorCode, message, status, fields, extra } = error
  if (extra['duplicateResut'] === undefined) return error
  const duplicateResut = filled(call, extra['duplicateResut'])
  return new OrgError(errorCode, message, { status, fields, extra: { ...extra, duplicateResut } })
}

/** Every `{ attributes: { type }, Id }` in it becomes the record. */
function filled(call: Call, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(call, one))
  if (!isObject(value)) return value
  const { attributes, Id } = value
  if (isObject(attributes)) return recordOf(call, String(attributes['type']), String(Id)) ?? value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(call, member)]))
}

/** Fields without a value are left out. */
function recordOf(call: Call, type: string, id: string): Record<string, unknown> | undefined {
  const object = call.view.object(type)
  const row = object && call.view.table(type).get(id)
  if (!row) return undefined
  const shown = showRow(call, object, row, object.fields)
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null))
}

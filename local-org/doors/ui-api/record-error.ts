/** A refused write: every error at the field it names, or at the top (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_error_with_output.htm). */

import { type ObjectDef, type OrgError, to18 } from '../../org/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { themeInfo } from './looks.ts'

export function errorBody(call: Call, object: ObjectDef, errors: OrgError[]): Record<string, unknown> {
  const fieldErrors: Record<string, unknown[]> = {}
  const atTop: unknown[] = []
  const output = { errors: atTop, fieldErrors }
  for (const error of errors) {
    const { errorCode, message, fields } = error
    const duplicateRecordError = duplicates(call, object, error)
    const shown = { constituentField: null, duplicateRecordError, errorCode, field: null, fieldLabel: null, message }
    if (fields.length === 0) atTop.push(shown)
    for (const field of fields) {
      const fieldLabel = object.fields.find(({ name }) => name === field)?.label ?? field
      fieldErrors[field] = [...(fieldErrors[field] ?? []), { ...shown, field, fieldLabel }]
    }
  }
  const [first] = errors
  const message = first?.message ?? 'An error occurred while trying to update the record. Please try again.'
  return { errorCode: first?.errorCode, enhancedErrorType: 'RecordError', message, output }
}

/** Which records the refused one is like; null for other refusals. */
function duplicates(call: Call, object: ObjectDef, { errorCode, extra }: OrgError): Record<string, unknown> | null {
  const found = extra['duplicateResut']
  if (errorCode !== 'DUPLICATES_DETECTED' || !isObject(found)) return null
  const match = {
    apiName: object.name,
    isAllowSave: found['allowSave'] === true,
    matchRecordIds: idsIn(found['matchResults']),
    matchRule: found['duplicateRule'],
    objectLabel: object.label,
    objectLabelPlural: object.labelPlural,
    themeInfo: themeInfo(call.origin, object.name),
  }
  return { matchResults: [match] }
}

/** Ids of the records within a result, wherever they stand. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (!isObject(value)) return []
  const own = typeof value['Id'] === 'string' ? (to18(value['Id']) ?? []) : []
  return [own, ...Object.values(value).map(idsIn)].flat()
}

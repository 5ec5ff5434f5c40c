/** Writes what became of each row: SaveResult, UpsertResult, DeleteResult and their kin, members in the order of the WSDL. */

import { type OrgError, type SaveResult, to18 } from '../../org/index.ts'
import { typed, type Xml } from '../xml/write-xml.ts'

/** errors, id, success; for upserts `created` before them. What is no id is not said back. */
export function writeResult({ id, success, created, errors }: SaveResult): Xml {
  const known = id === null ? null : (to18(id) ?? null)
  return { ...(created === undefined ? {} : { created }), errors: errors.map(writeError), id: known, success }
}

/** One error of a row. */
export function writeError(error: OrgError): Xml {
  const plain = { fields: error.fields, message: error.message, statusCode: error.errorCode }
  // Salesforce's own JSON misspells the member; its XML does not.
  const found = error.extra['duplicateResut']
  return isObject(found) ? typed('DuplicateError', { ...plain, duplicateResult: writeDuplicates(found) }) : plain
}

/** DuplicateResult of what JSON has. */
export function writeDuplicates(found: Record<string, unknown>): Xml {
  return {
    allowSave: found['allowSave'] === true,
    duplicateRule: String(found['duplicateRule']),
    duplicateRuleEntityType: String(found['duplicateRuleEntityType']),
    errorMessage: String(found['errorMessage']),
    matchResults: listOf(found['matchResults']).map(matchResult),
  }
}

function matchResult(result: Record<string, unknown>): Xml {
  return {
    entityType: String(result['entityType']),
    matchEngine: String(result['matchEngine']),
    matchRecords: listOf(result['matchRecords']).map(matchRecord),
    rule: String(result['rule']),
    size: Number(result['size']),
    success: result['success'] === true,
  }
}

function matchRecord({ matchConfidence, record }: Record<string, unknown>): Xml {
  const { attributes, Id, ...fields } = record as { attributes: { type: string }; Id: string }
  const values = Object.entries(fields).flatMap(([name, value]) => {
    return isObject(value) ? [] : [[`sf:${name}`, String(value).replace(/\+0000$/, 'Z')]]
  })
  const shown = typed('sf:sObject', { 'sf:type': attributes.type, 'sf:Id': Id, ...Object.fromEntries(values) })
  return { matchConfidence: Number(matchConfidence).toFixed(1), record: shown }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

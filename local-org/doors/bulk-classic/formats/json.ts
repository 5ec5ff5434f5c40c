/** JSON batches of Bulk API 1 (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_json_valid_record.htm). */

import { OrgError, type SaveResult } from '../../../org/index.ts'
import { columnDoubles, isObject, parseJson, rowError, writeJson } from '../../wire/index.ts'
import type { Cells, Format, Found } from '../format.ts'
import { jsonMime } from '../presentation.ts'

const recordsPerPiece = 500

function* read(text: string): Iterable<Cells> {
  const list = parseRecords(text)
  for (const record of list) {
    if (!isObject(record)) throw invalid('Records must be JSON objects')
    yield Object.entries(record).flatMap(([name, value]) => cellsOf(name, value))
  }
}

function parseRecords(text: string): unknown[] {
  try {
    const list = parseJson(text)
    if (Array.isArray(list)) return list
  } catch (failure) {
    throw invalid(failure instanceof Error ? failure.message : String(failure))
  }
  throw invalid('A list of records is required')
}

/** A parent named by one of its fields is a column such as 'Account.Ext__c', or 'Owner.User.Email' with its type. */
function cellsOf(name: string, value: unknown): Cells {
  if (name === 'attributes' || value === '') return []
  if (!isObject(value)) return [[name, value === null ? null : String(value)]]
  const { attributes, ...members } = value
  const type = isObject(attributes) && typeof attributes['type'] === 'string' ? `${attributes['type']}.` : ''
  return Object.entries(members).map(([member, text]) => [`${name}.${type}${member}`, String(text)])
}

function invalid(why: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : Failed to parse JSON. ${why}`)
}

function results(rows: readonly SaveResult[]): string {
  return JSON.stringify(
    rows.map(({ id, success, created, errors }) => {
      return { success, created: created === true, id, errors: errors.map(rowError) }
    }),
  )
}

function* records({ result, start, end, apiVersion }: Found): Iterable<string> {
  const dated = result.columns.flatMap(({ name, type }) => {
    return type === 'datetime' || type === 'date' ? [name.split('.')] : []
  })
  yield '['
  for (let at = start; at < end; at += recordsPerPiece) {
    const page: Record<string, unknown>[] = result.page(at, Math.min(at + recordsPerPiece, end), apiVersion)
    for (const record of page) {
      columnDoubles(result.columns, record)
      for (const path of dated) toMilliseconds(record, path)
    }
    yield `${at > start ? ',' : ''}${writeJson(page)?.slice(1, -1)}`
  }
  yield ']'
}

/** Dates are numbers of milliseconds in JSON results [K]. */
function toMilliseconds(record: Record<string, unknown>, [name = '', ...rest]: string[]): void {
  const value = record[name]
  if (rest.length > 0) {
    if (isObject(value)) toMilliseconds(value, rest)
  } else if (typeof value === 'string') record[name] = Date.parse(value.replace('+0000', 'Z'))
}

export const json: Format = { mime: jsonMime, read, results, records }

/** A page of records as lists of the UI API tell it (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_collection.htm). */

import type { ObjectDef } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import type { Call } from '../wire/index.ts'
import { readRecord } from './record.ts'

/** What a list shows of each record. */
export interface Wish {
  object: ObjectDef
  /** Paths such as 'Owner.Alias'. */
  fields: string[]
}

interface WishedPage extends Wish {
  optional: string[]
  start: number
  size: number
}

const usualSize = 50
const mostRecords = 2000

/** The part a call asks for: `pageSize`, `pageToken` (the place of the first record), and further fields. */
export function wishedPage(call: Call, { object, fields }: Wish): WishedPage {
  const named = (parameter: string) => (call.query.get(parameter) ?? '').split(',').flatMap((name) => name.trim() || [])
  const number = (parameter: string) => Number.parseInt(call.query.get(parameter) ?? '', 10) || 0
  const size = Math.min(mostRecords, Math.max(1, number('pageSize') || usualSize))
  const start = Math.max(0, number('pageToken'))
  return { object, fields: [...fields, ...named('fields')], optional: named('optionalFields'), start, size }
}

/** The records whose ids the query found, with where the pages before and after begin. */
export function pageOf(call: Call, found: QueryResult, page: WishedPage): Record<string, unknown> {
  const { object, fields, optional, start, size } = page
  const rows = found.page(start, start + size, call.version)
  const next = start + size < found.length ? start + size : undefined
  const previous = start > 0 ? Math.max(0, start - size) : undefined
  return {
    count: rows.length,
    currentPageToken: String(start),
    currentPageUrl: urlOf(call, start, size),
    nextPageToken: next === undefined ? null : String(next),
    nextPageUrl: next === undefined ? null : urlOf(call, next, size),
    previousPageToken: previous === undefined ? null : String(previous),
    previousPageUrl: previous === undefined ? null : urlOf(call, previous, size),
    records: rows.map((row) => readRecord(call, object, { id: String(row['Id']), fields, optional })),
  }
}

function urlOf({ path, query }: Call, start: number, size: number): string {
  const asked = new URLSearchParams(query)
  asked.set('pageSize', String(size))
  asked.set('pageToken', String(start))
  return `${path}?${asked}`
}

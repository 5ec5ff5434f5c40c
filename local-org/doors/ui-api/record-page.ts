/** A page of records as lists of the UI API tell it (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_collection.htm). */

import type { ObjectDef } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import type { Call } from '../wire/index.ts'
import { listIn } from './parameters.ts'
import { readRecord } from './record.ts'

/** What a list shows of each record. */
export interface Wish {
  object: ObjectDef
  /** Paths such as 'Owner.Alias', by the columns of the list. */
  columns: string[]
}

export interface WishedPage extends Wish {
  fields: string[]
  optional: string[]
  /** Both as the call named them. */
  asked: { fields: string[]; optionalFields: string[] }
  start: number
  size: number
}

const usualSize = 50
const mostRecords = 2000

/** The part a call asks for: `pageSize`, `pageToken` (the place of the first record), and further fields. */
export function wishedPage(call: Call, { object, columns }: Wish): WishedPage {
  const number = (parameter: string) => Number.parseInt(call.query.get(parameter) ?? '', 10) || 0
  const size = Math.min(mostRecords, Math.max(1, number('pageSize') || usualSize))
  const start = Math.max(0, number('pageToken'))
  const named = (parameter: string) => listIn(call, parameter).map((name) => qualified(object, name))
  const asked = { fields: listIn(call, 'fields'), optionalFields: listIn(call, 'optionalFields') }
  return { object, columns, fields: named('fields'), optional: named('optionalFields'), asked, start, size }
}

function qualified(object: ObjectDef, name: string): string {
  const isQualified = name.toLowerCase().startsWith(`${object.name.toLowerCase()}.`)
  return isQualified ? `${object.name}.${name.slice(object.name.length + 1)}` : `${object.name}.${name}`
}

/** `sortBy=-Account.Name,Id` as ORDER BY; undefined when the call leaves it to the list. */
export function orderAsked(call: Call, object: ObjectDef): string | undefined {
  const keys = listIn(call, 'sortBy').map((key) => {
    const path = key.replace(/^-/, '').replace(new RegExp(`^${object.name}\\.`, 'i'), '')
    return `${path} ${key.startsWith('-') ? 'DESC' : 'ASC'} NULLS FIRST`
  })
  return keys.length > 0 ? keys.join(', ') : undefined
}

/** The records with these ids that belong to the page, with where the pages before and after begin, at `path`. */
export function pageOf(call: Call, ids: string[], page: WishedPage, path = call.path): Record<string, unknown> {
  const { object, columns, fields, optional, start, size } = page
  const shown = ids.slice(start, start + size)
  const next = start + size < ids.length ? start + size : undefined
  const previous = start > 0 ? Math.max(0, start - size) : undefined
  const all = [...columns, ...fields]
  return {
    count: shown.length,
    currentPageToken: String(start),
    currentPageUrl: urlOf(call, path, start, size),
    fields,
    nextPageToken: next === undefined ? null : String(next),
    nextPageUrl: next === undefined ? null : urlOf(call, path, next, size),
    optionalFields: optional,
    pageSize: size,
    previousPageToken: previous === undefined ? null : String(previous),
    previousPageUrl: previous === undefined ? null : urlOf(call, path, previous, size),
    records: shown.map((id) => readRecord(call, object, { id, fields: all, optional })),
  }
}

/** The ids a query found, in its order. */
export function idsOf(call: Call, found: QueryResult): string[] {
  return found.page(0, found.length, call.version).map((row) => String(row['Id']))
}

/** Parameters in the order of their names, as recorded. */
function urlOf({ query }: Call, path: string, start: number, size: number): string {
  const asked = new URLSearchParams(query)
  asked.set('pageSize', String(size))
  asked.set('pageToken', String(start))
  asked.sort()
  return `${path}?${asked}`
}

/** The rows a list view shows, as REST and SOAP tell them. */

import type { Row } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import type { Call } from '../wire/index.ts'
import type { ViewDefinition } from './definition.ts'

/** Rows shown unless the caller says otherwise, and at most. */
const defaultRows = 25
const maxRows = 2000

interface Window {
  /** Not a number when the caller did not say. */
  limit: number
  offset: number
}

/** `row` is the ListView, `definition` what it selects. Throws OrgError for a query that cannot be. */
export function listViewResults(
  call: Call,
  row: Row,
  definition: ViewDefinition,
  window: Window,
): Record<string, unknown> {
  const limit = Math.min(maxRows, window.limit || defaultRows)
  const offset = window.offset || 0
  const found = runQuery(call.view, definition.query)
  const records = found.page(offset, offset + limit, call.version)
  call.tally.rows += records.length
  return {
    columns: definition.columns,
    developerName: row['DeveloperName'],
    done: offset + limit >= found.length,
    id: row.Id,
    label: row['Name'],
    records: records.map((record) => ({ columns: cells(definition, record) })),
    size: records.length,
  }
}

/** The list views of an object. */
export function listViewsOf(call: Call, object: string): Row[] {
  return [...call.view.table('ListView').all()].filter((row) => row['SobjectType'] === object)
}

/** The one with this id or developer name; undefined when there is none. */
export function listViewNamed(call: Call, object: string, name: string): Row | undefined {
  const id = name.slice(0, 15)
  return listViewsOf(call, object).find((view) => view.Id.slice(0, 15) === id || view['DeveloperName'] === name)
}

/** Values as text, each with the path of its field. */
function cells({ paths }: ViewDefinition, record: object): { fieldNameOrPath: string; value: string | null }[] {
  return paths.map((path) => {
    let at: unknown = record
    for (const step of path.split('.')) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : null
    return { fieldNameOrPath: path, value: at === null || at === undefined ? null : spell(at) }
  })
}

/** Instants are in Java's own spelling here: 'Fri Aug 01 21:15:46 GMT 2014'. */
function spell(value: unknown): string {
  const text = String(value)
  if (!/^\d{4}-\d\d-\d\dT.*\+0000$/.test(text)) return text
  const [day, date, month, year, time] = new Date(text.replace('+0000', 'Z')).toUTCString().replace(',', '').split(' ')
  return `${day} ${month} ${date} ${time} GMT ${year}`
}

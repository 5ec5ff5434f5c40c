/** Hands a query's result out page by page, with locators such as '0r8…-2000' for the next one. */

import { randomBytes } from 'node:crypto'
import { OrgError } from '../../org/index.ts'
import { childrenIn, type QueryResult, type WireRecord } from '../../soql/index.ts'
import { type Answer, type Call, type Cursor, columnDoubles, json, queryPageSize } from '../wire/index.ts'

/** A locator lives two days (https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta). */
const lifetimeMs = 48 * 3_600_000
/** Locators kept at once; the oldest go first, so that forgotten ones do not fill the memory. */
const maxCursors = 500

/** The first page of a result. `kind` is the resource that continues it: 'query' or 'queryAll'. */
export function firstPage(call: Call, result: QueryResult, kind: string): Answer {
  const pageSize = queryPageSize(call.headers)
  if (!result.aggregate) return told(call, result, page(call, kind, newCursor(call, result, pageSize), 0))
  call.tally.rows += result.length
  const records = result.page(0, result.length, call.root).map((group) => columnDoubles(result.columns, group))
  return told(call, result, { totalSize: result.totalSize, done: true, records })
}

/** The Tooling API says more of a page than the data API, as recorded; nothing is named where nothing was found. */
function told(call: Call, { object }: QueryResult, { totalSize, done, ...rest }: Page): Answer {
  if (call.api !== 'tooling') return json({ totalSize, done, ...rest })
  const size = rest.records.length || totalSize
  const queryLocator = rest.nextRecordsUrl?.split('/').at(-1) ?? null
  return json({ size, totalSize, done, queryLocator, entityTypeName: totalSize === 0 ? null : object, ...rest })
}

/** The page a locator names. Throws INVALID_QUERY_LOCATOR. */
export function nextPage(call: Call, kind: string): Answer {
  const [, id, start] = /^(0r8\w{15})-(\d+)$/.exec(call.params['locator'] ?? '') ?? []
  const cursor = id === undefined ? undefined : call.instance.cursors.get(id)
  const known = cursor?.userId === call.session.userId && cursor.expiresAt > call.view.now()
  if (!cursor || !known || id === undefined || Number(start) >= cursor.result.length) {
    throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator')
  }
  return told(call, cursor.result, page(call, kind, { id: () => id, cursor }, Number(start)))
}

/** A cursor and its id, which it gets when something is left to be fetched. */
interface Kept {
  id: () => string
  cursor: Cursor
}

function newCursor(call: Call, result: QueryResult, pageSize: number): Kept {
  const cursor = { userId: call.session.userId, result, pageSize, expiresAt: call.view.now() + lifetimeMs }
  let id: string | undefined
  return { cursor, id: () => (id ??= keep(call, cursor)) }
}

function keep(call: Call, cursor: Cursor): string {
  const { cursors } = call.instance
  const id = `0r8xx${randomBytes(12).toString('base64url').replace(/[-_]/g, '0').slice(0, 13)}`
  cursors.set(id, cursor)
  const [oldest] = cursors.keys()
  if (cursors.size > maxCursors && oldest) cursors.delete(oldest)
  return id
}

type Page = { totalSize: number; done: boolean; nextRecordsUrl?: string; records: WireRecord[] }

function page(call: Call, kind: string, { id, cursor }: Kept, start: number): Page {
  const { result, pageSize } = cursor
  const records = result.columns.some(({ type }) => type === 'records')
    ? withChildren(call, kind, cursor, start)
    : result.page(start, start + pageSize, call.root)
  const end = start + records.length
  call.tally.rows += records.length
  const done = end >= result.length
  const next = done ? {} : { nextRecordsUrl: `/services/data/v${call.root}/${kind}/${id()}-${end}` }
  return { totalSize: result.totalSize, done, ...next, records }
}

/** Children count too: the page is full when records and their children together are as many as it holds. */
function withChildren(call: Call, kind: string, { result, pageSize }: Cursor, start: number): WireRecord[] {
  const records: WireRecord[] = []
  let room = pageSize
  for (let i = start; i < result.length && room > 0; i++) {
    const record = result.record(i, call.root)
    room -= 1 + cutChildren(call, kind, record, pageSize)
    records.push(record)
  }
  return records
}

/** Leaves at most a page of children in the record, with a locator for the rest. Answers how many stay. */
function cutChildren(call: Call, kind: string, record: WireRecord, pageSize: number): number {
  let count = 0
  for (const value of Object.values(record)) {
    const found = childrenIn(value)
    if (!found) continue
    const { children, whole } = found
    if (whole.length > pageSize) Object.assign(children, page(call, kind, newCursor(call, whole, pageSize), 0))
    else for (const child of children.records) count += cutChildren(call, kind, child, pageSize)
    count += children.records.length
  }
  return count
}

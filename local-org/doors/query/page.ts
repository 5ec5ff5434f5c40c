/** Hands a query's result out page by page, with locators such as '0r8…-2000' for the next one. */

import { randomBytes } from 'node:crypto'
import { OrgError } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import { type Answer, type Call, type Cursor, json, queryPageSize } from '../wire/index.ts'

/** A locator lives two days (https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta). */
const lifetimeMs = 48 * 3_600_000
/** Locators kept at once; the oldest go first, so that forgotten ones do not fill the memory. */
const maxCursors = 500

/** The first page of a result. `kind` is the resource that continues it: 'query' or 'queryAll'. */
export function firstPage(call: Call, result: QueryResult, kind: string): Answer {
  const pageSize = queryPageSize(call.headers)
  if (result.aggregate || result.length <= pageSize) {
    call.tally.rows += result.length
    const records = result.page(0, result.length, call.root)
    return json({ totalSize: result.totalSize, done: true, records })
  }
  const cursor = { userId: call.session.userId, result, pageSize, expiresAt: call.view.now() + lifetimeMs }
  return page(call, kind, keep(call, cursor), cursor, 0)
}

/** The page a locator names. Throws INVALID_QUERY_LOCATOR. */
export function nextPage(call: Call, kind: string): Answer {
  const [, id, start] = /^(0r8\w{15})-(\d+)$/.exec(call.params['locator'] ?? '') ?? []
  const cursor = id === undefined ? undefined : call.instance.cursors.get(id)
  const known = cursor?.userId === call.session.userId && cursor.expiresAt > call.view.now()
  if (!cursor || !known || id === undefined || Number(start) >= cursor.result.length) {
    throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator')
  }
  return page(call, kind, id, cursor, Number(start))
}

function keep(call: Call, cursor: Cursor): string {
  const { cursors } = call.instance
  const id = `0r8xx${randomBytes(12).toString('base64url').replace(/[-_]/g, '0').slice(0, 13)}`
  cursors.set(id, cursor)
  const [oldest] = cursors.keys()
  if (cursors.size > maxCursors && oldest) cursors.delete(oldest)
  return id
}

function page(call: Call, kind: string, id: string, { result, pageSize }: Cursor, start: number): Answer {
  const end = Math.min(start + pageSize, result.length)
  call.tally.rows += end - start
  const next = { nextRecordsUrl: `/services/data/v${call.root}/${kind}/${id}-${end}` }
  return json({
    totalSize: result.totalSize,
    done: end >= result.length,
    ...(end < result.length ? next : {}),
    records: result.page(start, end, call.root),
  })
}

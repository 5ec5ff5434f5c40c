/** Rows the caller looked at or wrote, the newest first. */

import { nameOf, rowUrl } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import type { Touch } from './touch.ts'
import { viewedBy } from './viewed.ts'

/** Commits looked at for what the caller wrote. */
const commitsLookedAt = 2000

/** At most `limit` rows with attributes, Id and Name, of one object or of all that keep such a list. */
export function recentRows(call: Call, limit: number, object?: string): Record<string, unknown>[] {
  const shown = new Map<string, Record<string, unknown>>()
  for (const { object: type, id } of touched(call)) {
    if (shown.size >= limit) break
    if (object !== undefined && type !== object) continue
    const found = call.view.object(type)
    const row = found?.mruEnabled ? call.view.table(type).get(id) : undefined
    if (!found || !row || row['IsDeleted'] === true || shown.has(id)) continue
    const attributes = { type, url: rowUrl(call.version, type, id) }
    shown.set(id, { attributes, Id: id, Name: nameOf(found, row) })
  }
  return [...shown.values()]
}

function touched(call: Call): Touch[] {
  return [...viewedBy(call), ...writtenBy(call)].sort((a, b) => b.at - a.at)
}

function writtenBy(call: Call): Touch[] {
  const { changes } = call.instance.org
  return changes
    .after(Math.max(0, changes.last - commitsLookedAt))
    .filter(({ userId, client }) => userId === call.session.userId && client !== 'seed')
    .flatMap(({ time, changes: rows }) => rows.map(({ object, id }) => ({ object, id, at: time })))
    .reverse()
}

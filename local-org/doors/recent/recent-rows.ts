/** Rows the caller looked at or wrote, the newest first. */

import { touchedBy } from '../../tooling/index.ts'
import { nameOf, rowUrl } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'

/** At most `limit` rows with attributes, Id and Name, of one object or of all that keep such a list. */
export function recentRows(call: Call, limit: number, object?: string): Record<string, unknown>[] {
  const shown = new Map<string, Record<string, unknown>>()
  for (const { object: type, id } of touchedBy(call.instance.org, call.session.userId)) {
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

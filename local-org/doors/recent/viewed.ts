/** What users looked at: rows of queries that end in FOR VIEW or FOR REFERENCE. */

import { parseSoql, type QueryResult } from '../../soql/index.ts'
import type { Touch } from '../../tooling/index.ts'
import type { Call } from '../wire/index.ts'

/** Looks remembered of each user. */
const kept = 200
const asksForView = /\bFOR\s+(VIEW|REFERENCE)\b/i

/** Notes the rows of a query's answer when the query says they are looked at. */
export function noteViewed(call: Call, text: string, result: QueryResult): void {
  if (!asksForView.test(text) || result.aggregate) return
  const { uses } = parseSoql(text).node
  if (!uses.some((use) => /^(VIEW|REFERENCE)$/i.test(use.text))) return
  const at = call.view.now()
  const seen = result.page(0, Math.min(kept, result.length), call.version)
  const touches = seen.flatMap((record): Touch[] => {
    const id = String(record.attributes.url ?? '').slice(-18)
    return [{ object: result.object, id, at }]
  })
  const before = viewedBy(call).filter((touch) => !touches.some(({ id }) => id === touch.id))
  call.instance.viewed.set(call.session.userId, [...touches, ...before].slice(0, kept))
}

/** The caller's looks, the newest first. */
function viewedBy(call: Call): Touch[] {
  return call.instance.viewed.get(call.session.userId) ?? []
}

/** Notes one record as looked at. */
export function noteLook(call: Call, object: string, id: string): void {
  const before = viewedBy(call).filter((touch) => touch.id !== id)
  call.instance.viewed.set(call.session.userId, [{ object, id, at: call.view.now() }, ...before].slice(0, kept))
}

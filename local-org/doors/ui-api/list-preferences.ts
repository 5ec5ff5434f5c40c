/** What a user chose of a list: widths and wrapping of its columns, and its order. */

import type { Call } from '../wire/index.ts'
import { keepPreferences, preferences } from './preferences.ts'

const room = 'lists'
const members = ['columnWidths', 'columnWrap', 'orderedBy'] as const

/** `list` is the id of a list view, or the name of a related list. */
export function listPreferences(call: Call, list: string): Record<string, unknown> {
  return preferences(call, room, list)
}

/** Members that are given replace what there was; null brings back what is usual. */
export function changeListPreferences(call: Call, list: string, given: Record<string, unknown>): void {
  const chosen = { ...listPreferences(call, list) }
  for (const member of members) {
    if (given[member] === null) delete chosen[member]
    else if (given[member] !== undefined) chosen[member] = given[member]
  }
  keepPreferences(call, room, list, chosen)
}

/** Rows that hang on another: comments, likes, members. */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** Live rows of an object whose field has the value, the oldest first. */
export function rowsWith(call: Call, object: string, field: string, value: string): Row[] {
  const rows = call.view.table(object).lookup(field, [value]) ?? []
  return rows.filter((row) => row['IsDeleted'] !== true).sort((a, b) => (a.Id < b.Id ? -1 : 1))
}

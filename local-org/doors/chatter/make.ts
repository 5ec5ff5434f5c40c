/** Makes a row of Chatter. */

import type { Row } from '../../org/index.ts'
import { objectOf, rowById, saveOne } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'

/** The new row. Throws the row's first OrgError. */
export function make(call: Call, object: string, values: Record<string, unknown>): Row {
  const [result] = saveOne(call, { op: 'create', object, values })
  if (result.errors[0]) throw result.errors[0]
  return rowById(call, objectOf(call, object), result.id ?? '')
}

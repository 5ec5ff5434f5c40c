/** Makes a row of Chatter. */

import type { Row, SaveOptions } from '../../org/index.ts'
import { objectOf, rowById, saveOne } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'

/** The new row; what clients may only read is made as the system. Throws the row's first OrgError. */
export function make(call: Call, object: string, values: Record<string, unknown>, options: SaveOptions = {}): Row {
  const [result] = saveOne(call, { op: 'create', object, values }, options)
  if (result.errors[0]) throw result.errors[0]
  return rowById(call, objectOf(call, object), result.id ?? '')
}

/** The row as it is after the change. Throws the row's first OrgError. */
export function change(
  call: Call,
  row: { object: string; id: string },
  values: Record<string, unknown>,
  options: SaveOptions = {},
): Row {
  const [result] = saveOne(call, { op: 'update', ...row, values }, options)
  if (result.errors[0]) throw result.errors[0]
  return rowById(call, objectOf(call, row.object), row.id)
}

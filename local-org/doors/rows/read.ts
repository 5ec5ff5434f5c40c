/** One row as an answer, with `?fields=` and conditional requests. */

import type { ObjectDef, Row } from '../../org/index.ts'
import { type Answer, type Call, json } from '../wire/index.ts'
import { checkRead, validators } from './conditions.ts'
import { fieldsNamed, showRow } from './present.ts'

/** The row's fields, all or those of `?fields=`; 304 or 412 when the client's conditions say so. */
export function readRow(call: Call, object: ObjectDef, row: Row): Answer {
  call.tally.rows += 1
  const conditional = checkRead(call, row)
  if (conditional) return conditional
  const names = namesIn(call)
  const fields = names.length > 0 ? fieldsNamed(call.view, object, names) : object.fields
  return json(showRow(call, object, row, fields), 200, validators(row))
}

/** The names of `?fields=a,b`. */
export function namesIn(call: Call): string[] {
  return (call.query.get('fields') ?? '').split(',').flatMap((name) => name.trim() || [])
}

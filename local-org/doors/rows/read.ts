/** One row as an answer, with `?fields=` and conditional requests. */

import type { ObjectDef, Row } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { type Answer, type Call, json } from '../wire/index.ts'
import { checkRead, validators } from './conditions.ts'
import { fieldsNamed, showRow } from './present.ts'

/** The row's fields, all or those of `?fields=`; 304 or 412 when the client's conditions say so. */
export function readRow(call: Call, object: ObjectDef, row: Row): Answer {
  call.tally.rows += 1
  const conditional = checkRead(call, row)
  if (conditional) return conditional
  return json(shower(call, object, namesIn(call))(row), 200, validators(row))
}

/** Shows rows with the fields named, all of them when none is. Fields of parents are named as in a query: 'Owner.Name'. */
export function shower(call: Call, object: ObjectDef, names: readonly string[]): (row: Row) => Record<string, unknown> {
  if (names.some((name) => name.includes('.'))) {
    const select = `SELECT ${names.join(',')} FROM ${object.name}`
    return ({ Id }) => runQuery(call.view, `${select} WHERE Id = '${Id}'`).record(0, call.root)
  }
  const fields = names.length > 0 ? fieldsNamed(call.view, object, names) : object.fields
  return (row) => showRow(call, object, row, fields)
}

/** The names of `?fields=a,b`. */
export function namesIn(call: Call): string[] {
  return (call.query.get('fields') ?? '').split(',').flatMap((name) => name.trim() || [])
}

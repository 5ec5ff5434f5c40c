/** One row as an answer, with `?fields=` and conditional requests. */

import type { ObjectDef, Row } from '../../org/index.ts'
import { type Answer, type Call, empty, json } from '../wire/index.ts'
import { fieldsNamed, showRow } from './present.ts'

/** The row's fields, all or those of `?fields=`; 304 or 412 when the client's conditions say so. */
export function readRow(call: Call, object: ObjectDef, row: Row): Answer {
  call.tally.rows += 1
  const stamp = row['LastModifiedDate'] ?? row['SystemModstamp']
  const conditional = typeof stamp === 'number' ? checkConditions(call, stamp) : undefined
  if (conditional) return conditional
  const names = namesIn(call)
  const fields = names.length > 0 ? fieldsNamed(call.view, object, names) : object.fields
  return json(showRow(call, object, row, fields), 200, lastModified(stamp))
}

/** The names of `?fields=a,b`. */
export function namesIn(call: Call): string[] {
  return (call.query.get('fields') ?? '').split(',').flatMap((name) => name.trim() || [])
}

/** Compares whole seconds: HTTP dates have no finer ones. */
function checkConditions(call: Call, stamp: number): Answer | undefined {
  const changed = Math.floor(stamp / 1000)
  const since = secondsOf(call.headers['if-modified-since'])
  if (since !== undefined && changed <= since) return empty(304)
  const unless = secondsOf(call.headers['if-unmodified-since'])
  return unless !== undefined && changed > unless ? empty(412) : undefined
}

function secondsOf(header: string | undefined): number | undefined {
  const ms = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000)
}

function lastModified(stamp: unknown): Record<string, string> {
  return typeof stamp === 'number' ? { 'Last-Modified': new Date(stamp).toUTCString() } : {}
}

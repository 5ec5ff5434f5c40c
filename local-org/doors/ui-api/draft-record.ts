/** A record that is not there yet, as the UI API shows it: its values, and the names of the records they lead to. */

import type { FieldDef, ObjectDef, Row, Value } from '../../org/index.ts'
import { nameOf } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { displayValue, type Reader, readerOf } from './display-value.ts'
import { tagOf } from './etag.ts'

export interface Draft {
  object: ObjectDef
  values: Record<string, Value>
  recordTypeId: string
}

/** What is told of records that are not there. */
const nowhere = {
  lastModifiedById: null,
  lastModifiedDate: null,
  recordTypeInfo: null,
  systemModstamp: null,
  weakEtag: 0,
}

/** The fields of a draft: those of the paths, a lookup by its relationship as well ('Owner.Name'). */
export function draftFields(call: Call, { object, values }: Draft, paths: string[]): Record<string, unknown> {
  const reader = readerOf(call.view)
  const shown = paths.flatMap((path): [string, unknown][] => {
    const [first = '', ...rest] = path.split('.')
    const field = rest.length === 0 ? call.view.field(object, first) : lookupOf(object, first)
    if (!field) return []
    const value = values[field.name] ?? (field.type === 'boolean' ? false : null)
    if (rest.length > 0) return [[field.relationshipName ?? first, parentOf(call, field, value)]]
    return [[field.name, shownValue(field, value, reader)]]
  })
  return Object.fromEntries(shown.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Instants are kept as numbers and told as texts. */
function shownValue(field: FieldDef, value: Value, reader: Reader): Record<string, unknown> {
  const plain = field.type === 'datetime' && typeof value === 'number' ? new Date(value).toISOString() : value
  return { displayValue: displayValue(field, plain, reader), value: plain }
}

function lookupOf(object: ObjectDef, relationship: string): FieldDef | undefined {
  return object.fields.find((field) => field.relationshipName?.toLowerCase() === relationship.toLowerCase())
}

/** The record a lookup leads to, with its id and name. */
function parentOf(call: Call, { referenceTo = [] }: FieldDef, id: Value): Record<string, unknown> {
  for (const name of id === null ? [] : referenceTo) {
    const object = call.view.object(name)
    const row = object && call.view.table(name).get(String(id))
    if (object && row) return { displayValue: nameOf(object, row), value: briefly(object, row) }
  }
  return { displayValue: null, value: null }
}

function briefly(object: ObjectDef, row: Row): Record<string, unknown> {
  const Name = { displayValue: null, value: nameOf(object, row) }
  const fields = { Id: { displayValue: null, value: row.Id }, Name }
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: tagOf(fields),
    fields,
    id: row.Id,
    recordTypeId: null,
    ...nowhere,
  }
}

/** The whole draft in the form of a record. */
export function draftRecord(call: Call, draft: Draft, paths: string[]): Record<string, unknown> {
  const fields = draftFields(call, draft, paths)
  const { object, recordTypeId } = draft
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: tagOf(fields),
    fields,
    id: null,
    recordTypeId,
    ...nowhere,
  }
}

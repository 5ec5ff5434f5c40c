/** What a new record begins with, and what a copy takes over. */

import type { ObjectDef, Row, Value } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** Values of the fields a person may fill in, by name: the defaults of the fields, and of the record type's picklists. */
export function initialValues(call: Call, object: ObjectDef, recordTypeId: string): Record<string, Value> {
  const choices = call.instance.org.rules.recordTypeChoices[recordTypeId]
  const values = object.fields
    .filter(({ createable }) => createable)
    .flatMap((field) => {
      const value = choices?.[field.name]?.defaultValue ?? call.view.defaultValue(object, field)
      return value === null ? [] : [[field.name, value] as const]
    })
  const owner: Record<string, Value> = object.fields.some(({ name }) => name === 'OwnerId')
    ? { OwnerId: call.session.userId }
    : {}
  return { ...Object.fromEntries(values), ...owner }
}

/** The values of a row that a copy takes over: all that may be given on create and must not be the row's alone. */
export function copiedValues(object: ObjectDef, row: Row): Record<string, Value> {
  const copied = object.fields.filter(({ createable, unique, autoNumber }) => createable && !unique && !autoNumber)
  return Object.fromEntries(copied.map(({ name }) => [name, row[name] ?? null]))
}

/** Finds the numbers in the records of an answer whose fields are doubles: currencies, percents, numbers with decimals. */

import type { FieldType, OrgView } from '../../org/index.ts'
import type { Answer } from './answer.ts'
import { Double } from './double.ts'
import { isObject } from './payload.ts'

const doubles = new Set<string | undefined>(['currency', 'double', 'percent'] satisfies FieldType[])

/** True for types of fields and of columns whose values are doubles; whole numbers are of the types int and long. */
export const isDouble = (type: string | undefined): boolean => doubles.has(type)

/** The answer, with such numbers in its JSON marked: records are what has `attributes` with a `type`. */
export function markDoubles(view: OrgView, answer: Answer): Answer {
  if (answer.body.kind === 'json') markIn(view, answer.body.value)
  return answer
}

function markIn(view: OrgView, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) markIn(view, item)
  else if (isObject(value) && !(value instanceof Number)) markMembers(view, value)
}

function markMembers(view: OrgView, holder: Record<string, unknown>): void {
  const named = doubleNames(view, holder)
  // Not by entries: every answer comes by here, and most have hundreds of members.
  for (const name in holder) {
    const member = holder[name]
    if (typeof member === 'object') markIn(view, member)
    else if (typeof member === 'number' && named?.(name)) holder[name] = new Double(member)
  }
}

/** Tells the double fields of a record, and the parts of a place; undefined for what is neither. */
function doubleNames(view: OrgView, holder: Record<string, unknown>): ((name: string) => boolean) | undefined {
  const { attributes } = holder
  if ('latitude' in holder) return (name) => name === 'latitude' || name === 'longitude'
  if (!isObject(attributes) || typeof attributes['type'] !== 'string') return undefined
  const object = view.object(attributes['type'])
  return object && ((name) => isDouble(view.field(object, name)?.type))
}

/** The same for a record whose members are what the columns of its query are: a group, a row of a bulk job. */
export function columnDoubles<T extends object>(columns: readonly { name: string; type: string }[], record: T): T {
  for (const { name, type } of columns) if (isDouble(type)) markAt(record, name.split('.'))
  return record
}

function markAt(holder: object, [name = '', ...rest]: string[]): void {
  const value: unknown = Reflect.get(holder, name)
  if (rest.length > 0) {
    if (isObject(value)) markAt(value, rest)
  } else if (typeof value === 'number') Reflect.set(holder, name, new Double(value))
}

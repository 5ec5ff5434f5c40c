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

/** The same for the members of a group, which are what the columns of its query are. */
export function groupDoubles<T extends object>(columns: readonly { name: string; type: string }[], group: T): T {
  for (const { name, type } of columns) {
    const value: unknown = Reflect.get(group, name)
    if (typeof value === 'number' && isDouble(type)) Reflect.set(group, name, new Double(value))
  }
  return group
}

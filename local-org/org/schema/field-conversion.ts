/**
 * What becomes of a custom field's values when it is given another type: kept, or lost. From the vendor's "Notes on
 * Changing Custom Field Types"; that numbers of all kinds keep their values among each other is a hypothesis.
 */

import type { FieldDef, FieldType, Value } from '../schema.ts'

type Group = 'text' | 'choice' | 'choices' | 'number' | 'moment' | 'flag'

const groups: Partial<Record<FieldType, Group>> = {
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'choice',
  multipicklist: 'choices',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'moment',
  datetime: 'moment',
  boolean: 'flag',
}

/** From one group into others: how a value goes along. Every other change of type loses it. */
const kept: Partial<Record<Group, Partial<Record<Group, (value: Exclude<Value, null>) => Value>>>> = {
  text: { text: (value) => value },
  choice: { text: (value) => value, choice: (value) => value, choices: (value) => value },
  choices: { choices: (value) => value },
  number: { number: (value) => value, text: (value) => String(value) },
}

/** Computed, numbered, encrypted and relationship fields stay what they are. */
export function isConvertible(from: FieldDef, to: FieldDef): boolean {
  return [from, to].every((field) => {
    return (
      groups[field.type] !== undefined && !field.calculated && !field.autoNumber && !field.encrypted && !field.summary
    )
  })
}

/** The value under the new type; null when it is lost, or too long. A checkbox is never without a value. */
export function convertedValue(from: FieldDef, to: FieldDef, value: Value): Value {
  const [source, target] = [groups[from.type], groups[to.type]]
  const convert = source && target ? kept[source]?.[target] : undefined
  const found = value === null || !convert ? null : convert(value)
  if (target === 'flag') return false
  return typeof found === 'string' && to.length > 0 ? found.slice(0, to.length) : found
}

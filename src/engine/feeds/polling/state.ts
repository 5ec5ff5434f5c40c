/** One state of a record: its values without what says nothing, and their hash. */
import { createHash } from 'node:crypto'
import type { FieldValues } from '../../../salesforce/index.ts'

/** They move without a change of the record, or with every change. */
const silent = new Set([
  'LastViewedDate',
  'LastReferencedDate',
  'SystemModstamp',
  'LastModifiedDate',
  'LastModifiedById',
])

/** The row as events carry it. */
export function valuesOf(row: FieldValues): Record<string, unknown> {
  const { attributes: _attributes, ...values } = row
  return values
}

/** Of the telling values, in the order of their names. */
export function hashOf(values: Record<string, unknown>): string {
  const telling = Object.keys(values)
    .filter((name) => !silent.has(name))
    .sort()
    .map((name) => [name, values[name]])
  return createHash('sha256').update(JSON.stringify(telling)).digest('hex').slice(0, 16)
}

/** Last seen values of the fields that differ. Fields only one side has were not read then, which is no change. */
export function changedFrom(before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const differs = ([name, value]: [string, unknown]) =>
    name in now && !silent.has(name) && JSON.stringify(value) !== JSON.stringify(now[name])
  return Object.fromEntries(Object.entries(before).filter(differs))
}

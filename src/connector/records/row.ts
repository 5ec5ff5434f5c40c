/** Rows as they go in and records as they come out of set-wise work. */
import type { FieldValues } from '../../salesforce/index.ts'

/** A record without what only the protocol needs: `attributes` goes, children become plain lists. */
export function plainRecord(record: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name !== 'attributes')
      .map(([name, value]) => [name, plainValue(value)]),
  )
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  if ('records' in value && Array.isArray(value.records)) return value.records.map(plainValue)
  return plainRecord(value as FieldValues)
}

/** Of a record only these fields and its id; paths like `Owner.Name` keep their branch. */
export function pickFields(record: FieldValues, fields: string[]): FieldValues {
  const wanted = new Set(['Id', ...fields].map((field) => field.split('.')[0]!.toLowerCase()))
  return Object.fromEntries(Object.entries(plainRecord(record)).filter(([name]) => wanted.has(name.toLowerCase())))
}

/** The value at a path: `Owner.Name` stands in the record's branch `Owner`. Nothing on the way is null. */
export function valueAt(record: FieldValues, path: string): unknown {
  let value: unknown = record
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null
    value = Reflect.get(value, name)
  }
  return value
}

/** The record's id; rows of a query that asked for it always carry one. */
export const idOf = (record: FieldValues): string => String(record['Id'])

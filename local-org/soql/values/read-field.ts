/** Reads a field from a stored row. */
import type { FieldDef, Row, Value } from '../../org/index.ts'

/** Reads one field of a row; what was never set is not in the row and reads as null. */
export function fieldReader({ name }: FieldDef): (row: Row) => Value {
  return (row) => row[name] ?? null
}

/**
 * Rows as the journal has them: those with the same fields together, the names once, then the values. Less than half the
 * size of rows with their names, and read in a fraction of the time.
 */
import type { Row, Value } from '../schema.ts'

export interface RowRun {
  names: string[]
  values: Value[][]
}

/** True when the row can join the run: it has the same fields in the same order. */
export function fits({ names }: RowRun, row: Row): boolean {
  let index = 0
  for (const name in row) if (names[index++] !== name) return false
  return index === names.length
}

/** A run with one row. */
export const runOf = (row: Row): RowRun => ({ names: Object.keys(row), values: [Object.values(row)] })

/** A group of rows: the values it was grouped by and what was aggregated over it. */
import type { Value } from '../../org/index.ts'
import type { Accumulator } from './aggregates.ts'

export interface Group {
  readonly keys: readonly Value[]
  /** Bit i is set when key i is summed over: a subtotal of ROLLUP or CUBE. */
  readonly rolled: number
  readonly accumulators: readonly Accumulator[]
}

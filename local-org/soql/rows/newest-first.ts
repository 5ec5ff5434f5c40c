/** Reads an index of stamps backward: in stretches of time, the latest first, so that a few of the newest rows are found at once. */
import type { Row, Table } from '../../org/index.ts'
import type { Bounds } from './bounds.ts'

const DAY = 86_400_000
/** How far back each stretch begins, in ms before now; the last takes all the rest. */
const STRETCHES = [DAY / 24, DAY, 10 * DAY, 100 * DAY, 1_000 * DAY, Number.POSITIVE_INFINITY]

/** Rows with a stamp within the bounds, newest first, of equal stamps the greatest id first. The field has an ordered index. */
export function* newestFirst(table: Table, field: string, bounds: Bounds, now: number): Iterable<Row> {
  const first = typeof bounds.from === 'number' ? bounds.from : Number.NEGATIVE_INFINITY
  let upper = bounds.to
  for (const width of STRETCHES) {
    const lower = Math.max(now - width, first)
    if (typeof upper === 'number' && upper < lower) continue
    const rows = table.range(field, lower === Number.NEGATIVE_INFINITY ? undefined : lower, upper) ?? []
    yield* [...rows].reverse()
    if (lower === first) return
    // Stamps are whole milliseconds.
    upper = lower - 1
  }
}

/** Cuts any number of rows into parts, each the work of one bulk job. */
import type { FieldValues } from '../records.ts'
import type { RowsToWrite } from '../set-wise.ts'
import { cellsOf, unfitForBulk } from './cells.ts'
import { Part, type PlacedCells } from './part.ts'

type Rows = Iterable<FieldValues> | AsyncIterable<FieldValues>

/** Rows looked at together; their fields become the columns. */
const rowsAtOnce = 500
/** Rows that may wait for a later job, because a row of the same record is in this one. */
const mostLate = 10_000

/**
 * Parts in the order they must be sent. Every part has the columns of all rows before it as well, so that a set of rows with
 * different fields does not fall into small jobs: an empty cell leaves its field alone.
 */
export async function* cut({ rows, ...wish }: RowsToWrite<Rows>): AsyncGenerator<Part> {
  let part = new Part(wish, [])
  let late: PlacedCells[] = []
  const startNext = (columns: readonly string[]) => {
    part = new Part(wish, columns)
    late = part.add(late)
  }
  for await (const some of placed(rows)) {
    const fit = some.filter(({ row, index }) => {
      const problem = unfitForBulk(row)
      if (problem) part.refused.push({ index, result: { ok: false, problem } })
      return !problem
    })
    const cells = fit.map(({ row, index }) => ({ index, cells: cellsOf(row) }))
    const columns = [...new Set([...part.columns, ...cells.flatMap((one) => Object.keys(one.cells))])]
    if (columns.length > part.columns.length) {
      if (part.rows + part.refused.length > 0) yield part
      startNext(columns)
    }
    late.push(...part.add(cells))
    while (part.isFull || late.length > mostLate) {
      yield part
      startNext(columns)
    }
  }
  for (; part.rows + part.refused.length > 0; startNext(part.columns)) yield part
}

interface PlacedRow {
  row: FieldValues
  index: number
}

async function* placed(rows: Rows): AsyncGenerator<PlacedRow[]> {
  let some: PlacedRow[] = []
  let index = 0
  for await (const row of rows) {
    some.push({ row, index })
    index += 1
    if (some.length < rowsAtOnce) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

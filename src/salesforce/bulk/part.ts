/** The rows of one bulk job: their CSV, held in memory so that it can be sent again, and what tells them apart. */
import { stringify } from 'csv-stringify/sync'
import type { PlacedResult, RowsToWrite } from '../set-wise.ts'
import type { Cells } from './cells.ts'
import { csvLines } from './csv.ts'
import { isOwnKey, keyBy, Places } from './keys.ts'

/** Salesforce takes 100 MB and any number of rows; less keeps our memory small, and one job still costs the same calls. */
const mostBytes = 32 * 1024 * 1024
const mostRows = 200_000

export interface PlacedCells {
  index: number
  cells: Cells
}

export class Part {
  readonly columns: readonly string[]
  readonly wish: Omit<RowsToWrite, 'rows'>
  /** Rows that were refused before they were sent. */
  readonly refused: PlacedResult[] = []
  readonly #csv: Buffer[]
  readonly #indexes: number[] = []
  #places = new Places()
  #bytes: number

  constructor(wish: Omit<RowsToWrite, 'rows'>, columns: readonly string[]) {
    this.wish = wish
    this.columns = columns
    this.#csv = [csvOf([columns])]
    this.#bytes = this.#csv[0]?.length ?? 0
  }

  /** Takes rows in and returns those that must wait for a later job: of one record, two changes come in order. */
  add(rows: PlacedCells[]): PlacedCells[] {
    const keyOf = keyBy(this.wish, this.columns)
    const lines: string[][] = []
    const later: PlacedCells[] = []
    for (const row of rows) {
      const line = this.columns.map((column) => row.cells[column] ?? '')
      const key = keyOf(line)
      if (isOwnKey(key) && this.#places.has(key)) {
        later.push(row)
        continue
      }
      this.#places.add(key, row.index)
      this.#indexes.push(row.index)
      lines.push(line)
    }
    if (lines.length > 0) this.#append(csvOf(lines))
    return later
  }

  #append(csv: Buffer): void {
    this.#csv.push(csv)
    this.#bytes += csv.length
  }

  get rows(): number {
    return this.#indexes.length
  }

  get bytes(): number {
    return this.#bytes
  }

  get first(): number {
    return this.#indexes[0] ?? 0
  }

  get isFull(): boolean {
    return this.rows >= mostRows || this.#bytes >= mostBytes
  }

  /** The CSV, as often as it is asked for. */
  async *read(): AsyncGenerator<Uint8Array> {
    yield* this.#csv
  }

  /** The place of a row whose result came; undefined when it has its result or never was here. */
  take(key: string): number | undefined {
    return this.#places.take(key)
  }

  /** Places of the rows that have no result. */
  rest(): number[] {
    return [...this.#places.rest()]
  }

  /** A part of some of these rows. */
  async only(places: ReadonlySet<number>): Promise<Part> {
    const part = new Part(this.wish, this.columns)
    let line = -1
    for await (const lines of csvLines(this.read())) {
      for (const cells of lines) {
        const index = this.#indexes[line] ?? -1
        line += 1
        if (places.has(index)) part.#take(cells, index)
      }
    }
    return part
  }

  #take(cells: string[], index: number): void {
    this.#places.add(keyBy(this.wish, this.columns)(cells), index)
    this.#indexes.push(index)
    this.#append(csvOf([cells]))
  }
}

/** Quotes also what a reader might trim, take for the end of the line, or for an empty line. */
function csvOf(lines: (readonly string[])[]): Buffer {
  return Buffer.from(
    stringify(lines as string[][], { quoted_match: /\r|^\s|\s$/, quoted_empty: lines[0]?.length === 1 }),
  )
}

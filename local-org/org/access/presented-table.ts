/** A table whose rows pass through a filter and a finishing touch before they are shown. */
import type { ObjectDef, Row, Table, Value } from '../schema.ts'

export class PresentedTable implements Table {
  readonly #table: Table
  /** The row as shown, or undefined when it is hidden. */
  readonly #show: (row: Row) => Row | undefined

  constructor(table: Table, show: (row: Row) => Row | undefined) {
    this.#table = table
    this.#show = show
  }

  get object(): ObjectDef {
    return this.#table.object
  }

  get size(): number {
    let count = 0
    for (const _ of this.all()) count++
    return count
  }

  get(id: string): Row | undefined {
    const row = this.#table.get(id)
    return row && this.#show(row)
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    yield* this.#shown(this.#table.all(withDeleted))
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    const rows = this.#table.lookup(field, values)
    return rows && [...this.#shown(rows)]
  }

  range(field: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined {
    const rows = this.#table.range(field, from, to)
    return rows && this.#shown(rows)
  }

  *#shown(rows: Iterable<Row>): Iterable<Row> {
    for (const row of rows) {
      const shown = this.#show(row)
      if (shown) yield shown
    }
  }
}

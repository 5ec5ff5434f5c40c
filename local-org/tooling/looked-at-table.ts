/** A table as one user sees it who looked at some of its rows: when a record was viewed is told to each for themselves. */
import type { ObjectDef, Row, Table, Value } from '../org/index.ts'

/** FOR VIEW, FOR REFERENCE and pages set both. */
const STAMPS = new Set(['LastViewedDate', 'LastReferencedDate'])

export class LookedAtTable implements Table {
  readonly #table: Table
  /** Epoch ms by record id. */
  readonly #at: ReadonlyMap<string, number>

  constructor(table: Table, at: ReadonlyMap<string, number>) {
    this.#table = table
    this.#at = at
  }

  get object(): ObjectDef {
    return this.#table.object
  }

  get size(): number {
    return this.#table.size
  }

  get(id: string): Row | undefined {
    const row = this.#table.get(id)
    return row && this.#show(row)
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    for (const row of this.#table.all(withDeleted)) yield this.#show(row)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    return STAMPS.has(field) ? undefined : this.#table.lookup(field, values)?.map((row) => this.#show(row))
  }

  range(field: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined {
    const rows = STAMPS.has(field) ? undefined : this.#table.range(field, from, to)
    return rows && this.#shown(rows)
  }

  *#shown(rows: Iterable<Row>): Iterable<Row> {
    for (const row of rows) yield this.#show(row)
  }

  #show(row: Row): Row {
    const at = this.#at.get(row.Id)
    return at === undefined ? row : { ...row, LastViewedDate: at, LastReferencedDate: at }
  }
}

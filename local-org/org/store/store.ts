/** All tables of the org, and their part of the journal. */
import type { Persistent } from '../journal/persistent.ts'
import type { ObjectDef, Row } from '../schema.ts'
import { TableStore } from './table-store.ts'

/** Rows of one object: what a compacted journal holds. */
interface RowsEntry {
  object: string
  rows: Row[]
}

const ROWS_PER_LINE = 200

export class Store implements Persistent<RowsEntry> {
  readonly kind = 'rows'
  readonly #tables = new Map<string, TableStore>()
  readonly #seen: (table: TableStore, row: Row) => void
  /** Row versions read that a later one replaced: what compaction would save. */
  replaced = 0

  /** `seen` hears of every new row read from the journal. */
  constructor(seen: (table: TableStore, row: Row) => void) {
    this.#seen = seen
  }

  define(object: ObjectDef): void {
    const table = this.#tables.get(object.name)
    if (table) table.redefine(object)
    else this.#tables.set(object.name, new TableStore(object))
  }

  drop(object: string): void {
    this.#tables.delete(object)
  }

  /** By exact name. */
  table(object: string): TableStore | undefined {
    return this.#tables.get(object)
  }

  /** Live versions and deleted ones of every table. */
  tables(): Iterable<TableStore> {
    return this.#tables.values()
  }

  get rowCount(): number {
    let count = 0
    for (const table of this.#tables.values()) count += table.size
    return count
  }

  restore({ object, rows }: RowsEntry): void {
    for (const row of rows) this.restoreRow(object, row)
  }

  restoreRow(object: string, row: Row): void {
    const table = this.#tables.get(object)
    if (!table) return
    if (table.put(row.Id, table.pack(row))) this.replaced++
    else this.#seen(table, row)
  }

  *snapshot(): Iterable<RowsEntry> {
    for (const table of this.#tables.values()) {
      let rows: Row[] = []
      for (const row of table.all(true)) {
        rows.push(row)
        if (rows.length < ROWS_PER_LINE) continue
        yield { object: table.object.name, rows }
        rows = []
      }
      if (rows.length) yield { object: table.object.name, rows }
    }
  }

  clear(): void {
    for (const table of this.#tables.values()) table.clear()
    this.replaced = 0
  }
}

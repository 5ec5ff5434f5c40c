/** All tables of the org, and their part of the journal. */
import type { Persistent } from '../journal/persistent.ts'
import type { ObjectDef, Row, Value } from '../schema.ts'
import { fits, type RowRun, runOf } from './row-run.ts'
import { TableStore } from './table-store.ts'

/** Rows of one object: what a compacted journal holds. */
interface RowsEntry extends RowRun {
  object: string
}

const ROWS_PER_LINE = 500

export class Store implements Persistent<RowsEntry> {
  readonly kind = 'rows'
  readonly #tables = new Map<string, TableStore>()
  /** Objects whose table is made when first asked for. */
  readonly #later = new Map<string, ObjectDef>()
  readonly #seen: (table: TableStore, row: Row) => void
  /** Ids and the like that many rows have in common, so that each is kept once. */
  readonly #shared = new Map<Value, Value>()
  /** Rows are read in runs with the same names: the template is looked up once for each. */
  #lastNames: string[] | undefined
  #lastTemplate: Row | undefined
  /** Row versions read that a later one replaced: what compaction would save. */
  replaced = 0

  /** `seen` hears of every new row read from the journal. */
  constructor(seen: (table: TableStore, row: Row) => void) {
    this.#seen = seen
  }

  define(object: ObjectDef): void {
    const table = this.#tables.get(object.name)
    if (table) table.redefine(object)
    else if (object.further) this.#later.set(object.name, object)
    else this.#tables.set(object.name, new TableStore(object))
  }

  drop(object: string): void {
    this.#tables.delete(object)
  }

  /** By exact name. */
  table(object: string): TableStore | undefined {
    return this.#tables.get(object) ?? this.#open(object)
  }

  /** The table, unless nobody has asked for it yet. By exact name. */
  opened(object: string): TableStore | undefined {
    return this.#tables.get(object)
  }

  /** Live rows of all tables. */
  get rowCount(): number {
    let count = 0
    for (const table of this.#tables.values()) count += table.size
    return count
  }

  /** A row read from the journal. */
  build(object: string, names: string[], values: Value[]): Row {
    const table = this.table(object)
    if (this.#lastNames !== names) {
      this.#lastNames = names
      this.#lastTemplate = table?.template(names)
    }
    const row = { ...(this.#lastTemplate as Row) }
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!
      const value = values[i]!
      row[name] = typeof value === 'string' && table?.isReference(name) ? this.#share(value) : value
    }
    return row
  }

  restore({ object, names, values }: RowsEntry): void {
    for (const list of values) this.restoreRow(object, this.build(object, names, list))
  }

  restoreRow(object: string, row: Row): void {
    const table = this.table(object)
    if (!table) return
    if (table.put(row.Id, row)) this.replaced++
    else this.#seen(table, row)
  }

  /** The journal is read: what was kept for sharing can go. */
  settle(): void {
    this.#shared.clear()
  }

  *snapshot(): Iterable<RowsEntry> {
    for (const table of this.#tables.values()) {
      let entry: RowsEntry | undefined
      for (const row of table.all(true)) {
        if (entry && entry.values.length < ROWS_PER_LINE && fits(entry, row)) entry.values.push(Object.values(row))
        else {
          if (entry) yield entry
          entry = { object: table.object.name, ...runOf(row) }
        }
      }
      if (entry) yield entry
    }
  }

  clear(): void {
    for (const table of this.#tables.values()) table.clear()
    this.replaced = 0
  }

  /** Rows are never changed in place, so that keeping them costs a reference each. */
  hold(): () => void {
    const kept = [...this.#tables].map(([name, table]) => [name, table.hold()] as const)
    return () => {
      for (const [name, rows] of kept) this.table(name)?.fill(rows)
    }
  }

  #open(name: string): TableStore | undefined {
    const object = this.#later.get(name)
    if (!object) return undefined
    const table = new TableStore(object)
    this.#later.delete(name)
    this.#tables.set(name, table)
    return table
  }

  #share(value: string): Value {
    const known = this.#shared.get(value)
    if (known !== undefined) return known
    this.#shared.set(value, value)
    return value
  }
}

/** Finds rows by the value of one field, text without regard to case. */
import type { Row, Value } from '../schema.ts'

type Holders = string | Set<string>

/** The form under which a value is filed. */
const filed = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)

export class EqualityIndex {
  readonly #field: string
  readonly #ids = new Map<Value, Holders>()

  constructor(field: string, rows: Iterable<Row>) {
    this.#field = field
    for (const row of rows) this.add(row)
  }

  /** Moves a row from its old value to its new one. */
  change(before: Row | undefined, after: Row | undefined): void {
    if (before && after && before[this.#field] === after[this.#field]) return
    if (before) this.#remove(before)
    if (after) this.add(after)
  }

  add(row: Row): void {
    const value = row[this.#field]
    if (value === undefined || value === null) return
    const key = filed(value)
    const holders = this.#ids.get(key)
    if (holders === undefined) this.#ids.set(key, row.Id)
    else if (typeof holders === 'string') {
      if (holders !== row.Id) this.#ids.set(key, new Set([holders, row.Id]))
    } else holders.add(row.Id)
  }

  /** Ids filed under the value. */
  ids(value: Value): Iterable<string> {
    const holders = this.#ids.get(filed(value))
    return holders === undefined ? [] : typeof holders === 'string' ? [holders] : holders
  }

  #remove(row: Row): void {
    const value = row[this.#field]
    if (value === undefined || value === null) return
    const key = filed(value)
    const holders = this.#ids.get(key)
    if (typeof holders === 'string') this.#ids.delete(key)
    else if (holders?.delete(row.Id) && holders.size === 0) this.#ids.delete(key)
  }
}

/**
 * Rows in the order of one field, then of Id. Stamps almost always grow, so new versions are appended; the end is sorted
 * when it is read, and versions that a newer one replaced are skipped, and swept out when they are many. A version that was taken back
 * and put again, as a roll-back or a late commit does, is there twice and told once.
 */
import type { Row, Value } from '../schema.ts'

const SWEEP_AT = 10_000

const compareValues = (a: Value, b: Value): number => {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

export class OrderedIndex {
  readonly #field: string
  readonly #live: (id: string) => Row | undefined
  #entries: Row[] = []
  #sortedUpTo = 0
  #stale = 0

  /** `live` gives the current version of a row. */
  constructor(field: string, rows: Iterable<Row>, live: (id: string) => Row | undefined) {
    this.#field = field
    this.#live = live
    for (const row of rows) this.#entries.push(row)
  }

  change(before: Row | undefined, after: Row | undefined): void {
    if (before) this.#stale++
    if (after) this.#entries.push(after)
    if (this.#stale > SWEEP_AT && this.#stale * 2 > this.#entries.length) this.#sweep()
  }

  /** Current versions with from <= value <= to; an open end is undefined. Rows without a value come first. */
  *range(from: Value | undefined, to: Value | undefined): Iterable<Row> {
    this.#sort()
    const entries = this.#entries
    let told: Row | undefined
    for (let i = from === undefined ? 0 : this.#firstAt(from); i < entries.length; i++) {
      const row = entries[i]!
      if (to !== undefined && compareValues(this.#value(row), to) > 0) return
      // All entries of one value and id stand together.
      if (row === told || this.#live(row.Id) !== row) continue
      told = row
      yield row
    }
  }

  #value = (row: Row): Value => row[this.#field] ?? null

  #compare = (a: Row, b: Row): number => compareValues(this.#value(a), this.#value(b)) || compareValues(a.Id, b.Id)

  /** Sorts what was appended since, together with the part of the sorted rows it reaches into. */
  #sort(): void {
    const { length } = this.#entries
    if (this.#sortedUpTo === length) return
    let least = this.#value(this.#entries[this.#sortedUpTo]!)
    for (let i = this.#sortedUpTo; i < length; i++) {
      const value = this.#value(this.#entries[i]!)
      if (compareValues(value, least) < 0) least = value
    }
    const start = this.#firstAt(least, this.#sortedUpTo)
    const end = this.#entries.slice(start).sort(this.#compare)
    for (let i = 0; i < end.length; i++) this.#entries[start + i] = end[i]!
    this.#sortedUpTo = length
  }

  /** Index of the first sorted entry whose value is not below the given one. */
  #firstAt(value: Value, high = this.#entries.length): number {
    let low = 0
    let top = high
    while (low < top) {
      const middle = (low + top) >>> 1
      if (compareValues(this.#value(this.#entries[middle]!), value) < 0) low = middle + 1
      else top = middle
    }
    return low
  }

  #sweep(): void {
    this.#entries = [...this.range(undefined, undefined)]
    this.#sortedUpTo = this.#entries.length
    this.#stale = 0
  }
}

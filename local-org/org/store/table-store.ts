/** The rows of one object, by id and by its indexes. Rows are never changed in place: a new version replaces the old. */
import type { FieldDef, ObjectDef, Row, Table, Value } from '../schema.ts'
import { EqualityIndex } from './equality-index.ts'
import { isEqualityIndexed, isOrdered } from './index-policy.ts'
import { OrderedIndex } from './ordered-index.ts'
import { type Draft, Shape } from './shape.ts'

export class TableStore implements Table {
  object: ObjectDef
  #rows = new Map<string, Row>()
  #fields = new Map<string, FieldDef>()
  #shape: Shape
  #equality = new Map<string, EqualityIndex>()
  #ordered = new Map<string, OrderedIndex>()
  #deleted = 0
  /** Greatest id put so far; a smaller new one puts the map out of order. */
  #greatestId = ''
  #outOfOrder = false
  /** Grows with every write; what is derived from the rows keeps it to know when it is old. */
  version = 0

  constructor(object: ObjectDef) {
    this.object = object
    this.#shape = new Shape([])
    this.redefine(object)
  }

  /** Takes a changed definition; what rows have in fields that are gone goes as well. */
  redefine(object: ObjectDef): void {
    const before = this.#fields
    this.object = object
    this.#fields = new Map(object.fields.map((field) => [field.name, field]))
    this.#shape = new Shape(object.fields.map((field) => field.name))
    for (const [name, { type }] of before) {
      const field = this.#fields.get(name)
      if (!field) this.#forget(name)
      else if (field.type !== type) this.#dropIndex(name)
    }
  }

  /** Count of live rows. */
  get size(): number {
    return this.#rows.size - this.#deleted
  }

  /** Count of rows in the recycle bin. */
  get deletedCount(): number {
    return this.#deleted
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  *all(withDeleted = false): Iterable<Row> {
    this.#orderRows()
    for (const row of this.#rows.values()) if (withDeleted || row['IsDeleted'] !== true) yield row
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    const index = this.#equalityIndex(field)
    if (!index) return undefined
    const found = new Map<string, Row>()
    for (const value of values) for (const id of index.ids(value)) found.set(id, this.#rows.get(id)!)
    return [...found.values()]
  }

  range(field: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined {
    if (!isOrdered(field) || !this.#fields.has(field)) return undefined
    let index = this.#ordered.get(field)
    if (!index) {
      index = new OrderedIndex(field, this.#rows.values(), (id) => this.#rows.get(id))
      this.#ordered.set(field, index)
    }
    return index.range(from, to)
  }

  /** See Shape. */
  template(names: readonly string[]): Row {
    return this.#shape.template(names)
  }

  isReference(field: string): boolean {
    return this.#fields.get(field)?.type === 'reference'
  }

  /** A compact, frozen-by-custom row of these values. */
  pack(draft: Draft): Row {
    return this.#shape.pack(draft)
  }

  /** Puts a version in place of the one before, which is given back; undefined takes the row out altogether. */
  put(id: string, after: Row | undefined): Row | undefined {
    const before = this.#rows.get(id)
    this.version++
    if (after) this.#rows.set(id, after)
    else this.#rows.delete(id)
    this.#deleted += Number(after?.['IsDeleted'] === true) - Number(before?.['IsDeleted'] === true)
    if (after && !before) this.#noteOrder(id)
    for (const index of this.#equality.values()) index.change(before, after)
    for (const index of this.#ordered.values()) index.change(before, after)
    return before
  }

  /** All rows as they are now, for `fill`. */
  hold(): ReadonlyMap<string, Row> {
    this.#orderRows()
    return new Map(this.#rows)
  }

  /** Takes in rows that were held, in an empty table. */
  fill(rows: ReadonlyMap<string, Row>): void {
    for (const [id, row] of rows) this.put(id, row)
  }

  clear(): void {
    this.version++
    this.#rows.clear()
    this.#equality.clear()
    this.#ordered.clear()
    this.#deleted = 0
    this.#greatestId = ''
    this.#outOfOrder = false
  }

  /** It is built anew when somebody looks for a value. */
  #dropIndex(field: string): void {
    this.#equality.delete(field)
    this.#ordered.delete(field)
  }

  #forget(field: string): void {
    this.#dropIndex(field)
    for (const [id, row] of this.#rows) {
      if (row[field] === undefined) continue
      const { [field]: _, ...rest } = row
      this.#rows.set(id, this.pack(rest))
    }
  }

  #equalityIndex(name: string): EqualityIndex | undefined {
    const made = this.#equality.get(name)
    if (made) return made
    const field = this.#fields.get(name)
    if (!field || !isEqualityIndexed(field)) return undefined
    const index = new EqualityIndex(name, this.#rows.values())
    this.#equality.set(name, index)
    return index
  }

  #noteOrder(id: string): void {
    if (id < this.#greatestId) this.#outOfOrder = true
    else this.#greatestId = id
  }

  #orderRows(): void {
    if (!this.#outOfOrder) return
    this.#rows = new Map([...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)))
    this.#outOfOrder = false
  }
}

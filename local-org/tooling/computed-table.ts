/** Rows that were computed, as a table. */

import type { ObjectDef, Row, Table, Value } from '../org/index.ts'

export class ComputedTable implements Table {
  readonly object: ObjectDef
  readonly #compute: () => Row[]
  #rows: Map<string, Row> | undefined

  /** `compute` runs when the rows are first read. */
  constructor(object: ObjectDef, compute: () => Row[]) {
    this.object = object
    this.#compute = compute
  }

  get size(): number {
    return this.#all().size
  }

  get(id: string): Row | undefined {
    return this.#all().get(id)
  }

  all(): Iterable<Row> {
    return this.#all().values()
  }

  lookup(field: string, values: readonly Value[]): Row[] {
    const wanted = new Set(values.map(folded))
    return [...this.all()].filter((row) => wanted.has(folded(row[field] ?? null)))
  }

  range(): undefined {
    return undefined
  }

  #all(): Map<string, Row> {
    this.#rows ??= new Map(this.#compute().map((row) => [row.Id, row]))
    return this.#rows
  }
}

function folded(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value
}

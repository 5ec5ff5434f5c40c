/**
 * Running numbers: auto-number fields and the like. They are read back from the rows that carry them; a compacted journal has
 * them too, for rows that are gone.
 */

import type { Persistent } from '../journal/persistent.ts'
import type { ObjectDef, Row } from '../schema.ts'

/** The last number given under a name. */
type Last = [name: string, last: number]

export class Numbers implements Persistent<Last> {
  readonly kind = 'numbers'
  readonly #last = new Map<string, number>()

  next(name: string, first = 1): number {
    const n = (this.#last.get(name) ?? first - 1) + 1
    this.#last.set(name, n)
    return n
  }

  /** Never gives the numbers of this row again. */
  seen(object: ObjectDef, row: Row): void {
    for (const field of object.fields) {
      if (!field.autoNumber) continue
      const digits = /(\d+)\D*$/.exec(String(row[field.name] ?? ''))?.[1]
      const name = `${object.name}.${field.name}`
      if (digits) this.restore([name, Number(digits)])
    }
  }

  restore([name, last]: Last): void {
    if (last > (this.#last.get(name) ?? 0)) this.#last.set(name, last)
  }

  snapshot(): Iterable<Last> {
    return this.#last
  }

  clear(): void {
    this.#last.clear()
  }
}

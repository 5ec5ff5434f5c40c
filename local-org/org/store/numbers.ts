/** Running numbers: auto-number fields and the like. They are read back from the rows that carry them. */

import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'

export class Numbers {
  readonly #last = new Map<string, number>()

  next(name: string): number {
    const n = (this.#last.get(name) ?? 0) + 1
    this.#last.set(name, n)
    return n
  }

  /** Never gives the numbers of this row again. */
  seen(meta: Meta, row: Row): void {
    for (const field of meta.autoNumbers) {
      const digits = /(\d+)\D*$/.exec(String(row[field.name] ?? ''))?.[1]
      const name = `${meta.name}.${field.name}`
      if (digits && Number(digits) > (this.#last.get(name) ?? 0)) this.#last.set(name, Number(digits))
    }
  }

  clear(): void {
    this.#last.clear()
  }
}

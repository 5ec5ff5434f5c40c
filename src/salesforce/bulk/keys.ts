/** Tells rows of a bulk job apart, so that results, which come in any order, find back to their rows. */
import { hash } from 'node:crypto'
import type { RowsToWrite } from '../set-wise.ts'

export type KeyOf = (cells: readonly string[]) => string

/**
 * The key of a row with these columns: its id or external id; where it has none, all of its text, since rows that are equal in
 * everything may exchange their results.
 */
export function keyBy({ operation, externalIdField = 'Id' }: KeyedWish, columns: readonly string[]): KeyOf {
  const name = { create: null, update: 'Id', upsert: externalIdField, delete: 'Id' }[operation]
  const at = columns.findIndex((column) => column.toLowerCase() === name?.toLowerCase())
  const short = name?.toLowerCase() === 'id' ? (id: string) => id.slice(0, 15) : (key: string) => key.toLowerCase()
  return (cells) => {
    const own = cells[at]
    return own ? `=${short(own)}` : hash('sha1', cells.join('\u001f'), 'base64')
  }
}

type KeyedWish = Pick<RowsToWrite, 'operation' | 'externalIdField'>

/** Whether a second row with this key must come later than the first. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('=')
}

/** Places of rows by key. Equal rows are handed out in order. */
export class Places {
  readonly #byKey = new Map<string, number | number[]>()

  has(key: string): boolean {
    return this.#byKey.has(key)
  }

  add(key: string, index: number): void {
    const there = this.#byKey.get(key)
    if (there === undefined) this.#byKey.set(key, index)
    else if (typeof there === 'number') this.#byKey.set(key, [there, index])
    else there.push(index)
  }

  /** The place of a row with this key, once. */
  take(key: string): number | undefined {
    const there = this.#byKey.get(key)
    if (Array.isArray(there) && there.length > 1) return there.shift()
    this.#byKey.delete(key)
    return Array.isArray(there) ? there[0] : there
  }

  /** Those not taken. */
  *rest(): Generator<number> {
    for (const there of this.#byKey.values()) {
      if (typeof there === 'number') yield there
      else yield* there
    }
  }
}

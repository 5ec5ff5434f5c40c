/** A map that survives a restart: each change is one journal entry. */
import type { Persistent } from './persistent.ts'

type MapEntry<V> = [key: string, value: V | null]

export class PersistentMap<V extends object> implements Persistent<MapEntry<V>> {
  readonly kind: string
  readonly #append: (kind: string, entry: MapEntry<V>) => void
  readonly #values = new Map<string, V>()

  constructor(kind: string, append: (kind: string, entry: MapEntry<V>) => void) {
    this.kind = kind
    this.#append = append
  }

  get(key: string): V | undefined {
    return this.#values.get(key)
  }

  entries(): Iterable<[string, V]> {
    return this.#values
  }

  set(key: string, value: V): V {
    this.#values.set(key, value)
    this.#append(this.kind, [key, value])
    return value
  }

  delete(key: string): boolean {
    const had = this.#values.delete(key)
    if (had) this.#append(this.kind, [key, null])
    return had
  }

  /** Deletes every entry that is not to be kept. */
  keep(isKept: (key: string, value: V) => boolean): void {
    for (const [key, value] of [...this.#values]) if (!isKept(key, value)) this.delete(key)
  }

  restore([key, value]: MapEntry<V>): void {
    if (value === null) this.#values.delete(key)
    else this.#values.set(key, value)
  }

  snapshot(): Iterable<MapEntry<V>> {
    return this.#values
  }

  clear(): void {
    this.#values.clear()
  }
}

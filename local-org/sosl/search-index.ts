/** The word indexes of an org, each built when its object is first searched. One for all users: it holds no permissions. */
import { setImmediate } from 'node:timers/promises'
import type { ObjectDef, OrgView } from '../org/index.ts'
import { WordIndex } from './word-index.ts'

/** Tables up to this size are indexed within a call: about 0.2 s. */
const BUILT_AT_ONCE = 20_000

export class SearchIndex {
  readonly #org: OrgView
  readonly #indexes = new Map<string, WordIndex>()
  readonly #building = new Map<string, Promise<void>>()

  /** `org` is the view of a user who sees everything. */
  constructor(org: OrgView) {
    this.#org = org
  }

  /** The index of an object, with everything committed so far. Its first use reads the whole table. */
  of(object: ObjectDef): WordIndex {
    const index = this.#indexes.get(object.name) ?? new WordIndex()
    this.#indexes.set(object.name, index)
    index.refresh(this.#org.table(object.name))
    return index
  }

  /** Waits for the indexes of large tables to be built in pieces; undefined when there is nothing to wait for. */
  prepare(objects: readonly ObjectDef[]): Promise<unknown> | undefined {
    const waits = objects.flatMap((object) => this.#wait(object) ?? [])
    return waits.length > 0 ? Promise.all(waits) : undefined
  }

  /** Forgets everything: for an org that was reset. */
  clear(): void {
    this.#indexes.clear()
    this.#building.clear()
  }

  #wait(object: ObjectDef): Promise<void> | undefined {
    const { name } = object
    if (this.#indexes.has(name) || this.#org.table(name).size <= BUILT_AT_ONCE) return undefined
    const building = this.#building.get(name) ?? this.#build(name)
    this.#building.set(name, building)
    return building
  }

  async #build(name: string): Promise<void> {
    const index = new WordIndex()
    for (const _ of index.fill(this.#org.table(name))) await setImmediate()
    // A reset meanwhile has made the index one of an org that is no more.
    if (this.#building.delete(name)) this.#indexes.set(name, index)
  }
}

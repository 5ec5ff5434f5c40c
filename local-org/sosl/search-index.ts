/** The word indexes of an org, each built when its object is first searched. One for all users: it holds no permissions. */
import type { ObjectDef, OrgView } from '../org/index.ts'
import { WordIndex } from './word-index.ts'

export class SearchIndex {
  readonly #org: OrgView
  readonly #indexes = new Map<string, WordIndex>()

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

  /** Forgets everything: for an org that was reset. */
  clear(): void {
    this.#indexes.clear()
  }
}

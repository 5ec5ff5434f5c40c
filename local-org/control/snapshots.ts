/** States of the org kept by name in memory, to go back to between tests. */
import type { Org } from '../org/index.ts'

/** What is told of a snapshot. */
export interface SnapshotFacts {
  name: string
  /** The org's time when it was taken. */
  at: string
  /** Live rows in it. */
  records: number
}

export class Snapshots {
  readonly #org: Org
  readonly #startOver: () => unknown
  readonly #kept = new Map<string, { facts: SnapshotFacts; putBack: () => void }>()

  /** `startOver` makes the doors forget the state before, and tells how to connect from then on. */
  constructor(org: Org, startOver: () => unknown) {
    this.#org = org
    this.#startOver = startOver
  }

  /** One of the same name is replaced. */
  take(name: string): SnapshotFacts {
    const view = this.#org.as(this.#org.admin.id)
    let records = 0
    for (const { name: object, further } of view.objects()) {
      if (further?.read !== false) records += view.table(object).size
    }
    const facts = { name, at: new Date(this.#org.clock.now()).toISOString(), records }
    this.#kept.set(name, { facts, putBack: this.#org.hold() })
    return facts
  }

  list(): SnapshotFacts[] {
    return [...this.#kept.values()].map(({ facts }) => facts)
  }

  /** Undefined when there is none of that name. */
  restore(name: string): unknown {
    const kept = this.#kept.get(name)
    if (!kept) return undefined
    kept.putBack()
    return this.#startOver()
  }

  drop(name: string): boolean {
    return this.#kept.delete(name)
  }
}

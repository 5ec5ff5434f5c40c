/**
 * Managed event subscriptions: named readers whose position the org keeps (Tooling API's ManagedEventSubscription).
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/managed-sub.html
 */

import { FactFile } from './fact-file.ts'

export interface ManagedSubscription {
  /** 18 characters, prefix 18x. */
  id: string
  developerName: string
  topic: string
  /** Where it begins when nothing was committed yet. */
  defaultReplay: 'LATEST' | 'EARLIEST'
  /** Where it begins when the committed position is too old. */
  errorRecoveryReplay: 'LATEST' | 'EARLIEST'
  state: 'RUN' | 'STOP'
  /** Replay id committed last. */
  committed: number | null
}

export type ManagedWish = Pick<ManagedSubscription, 'developerName' | 'topic'> & Partial<ManagedSubscription>

type Fact = { saved: ManagedSubscription } | { committed: string; position: number } | { removed: string }

export class ManagedSubscriptions {
  readonly #file: FactFile<Fact>
  readonly #byName = new Map<string, ManagedSubscription>()

  constructor(dataDir?: string) {
    this.#file = new FactFile(dataDir, 'managed-subscriptions.jsonl')
    for (const fact of this.#file.read()) {
      if ('saved' in fact) this.#byName.set(fact.saved.developerName, fact.saved)
      else if ('removed' in fact) this.#byName.delete(fact.removed)
      else this.#keep(fact.committed, fact.position)
    }
  }

  get list(): ManagedSubscription[] {
    return [...this.#byName.values()]
  }

  /** Adds one or changes the one of that name. */
  save(wish: ManagedWish, newId: () => string): ManagedSubscription {
    const known = this.#byName.get(wish.developerName)
    const saved: ManagedSubscription = {
      defaultReplay: 'LATEST',
      errorRecoveryReplay: 'LATEST',
      state: 'RUN',
      committed: null,
      ...known,
      ...wish,
      id: known?.id ?? newId(),
    }
    this.#byName.set(saved.developerName, saved)
    this.#file.append({ saved })
    return saved
  }

  /** By id (15 or 18 characters) or by developer name. */
  find(key: string): ManagedSubscription | undefined {
    return this.#byName.get(key) ?? this.list.find(({ id }) => id === key || id.slice(0, 15) === key)
  }

  /** False when there is none of that name. */
  remove(developerName: string): boolean {
    if (!this.#byName.delete(developerName)) return false
    this.#file.append({ removed: developerName })
    return true
  }

  commit(developerName: string, position: number): void {
    this.#keep(developerName, position)
    this.#file.append({ committed: developerName, position })
  }

  clear(): void {
    this.#byName.clear()
    this.#file.replace([])
  }

  #keep(developerName: string, position: number): void {
    const known = this.#byName.get(developerName)
    if (known) this.#byName.set(developerName, { ...known, committed: position })
  }
}

/** Keeps the last commits, tells listeners, and takes the commits back from the journal. */
import { type CommitEntry, fromEntry, toEntry } from './change-entry.ts'
import type { ChangeLog, Commit } from './changes.ts'
import type { Persistent } from './journal/persistent.ts'
import type { Store } from './store/store.ts'

/** Dropped commits are swept out of the list when there are so many of them. */
const SWEEP_AT = 1000

export class CommitLog implements ChangeLog, Persistent<CommitEntry> {
  readonly kind = 'commit'
  readonly #keep: number
  readonly #store: Store
  #commits: Commit[] = []
  /** Commits before this index are dropped. */
  #start = 0
  #kept = 0
  #last = 0
  #listeners = new Set<(commit: Commit) => void>()

  /** Keeps about `keep` record changes. */
  constructor(keep: number, store: Store) {
    this.#keep = keep
    this.#store = store
  }

  get last(): number {
    return this.#last
  }

  after(sequence: number): Commit[] {
    let low = this.#start
    let high = this.#commits.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#commits[middle]!.sequence <= sequence) low = middle + 1
      else high = middle
    }
    return this.#commits.slice(low)
  }

  subscribe(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Numbers a commit and files it; `write` makes it durable before any listener hears of it. */
  add(commit: Omit<Commit, 'sequence'>, write: (entry: CommitEntry) => void): Commit {
    const numbered = { sequence: this.#last + 1, ...commit }
    write(toEntry(numbered))
    this.#file(numbered)
    if (numbered.changes.length) for (const listener of this.#listeners) listener(numbered)
    return numbered
  }

  restore(entry: CommitEntry): void {
    const commit = fromEntry(entry, (object, names, values) => this.#store.build(object, names, values))
    if (!entry.past) {
      for (const { object, row } of commit.changes) this.#store.restoreRow(object, row)
      for (const { object, id } of commit.erased ?? []) this.#store.table(object)?.put(id, undefined)
    }
    this.#file(commit)
  }

  *snapshot(): Iterable<CommitEntry> {
    for (const commit of this.after(0)) yield { ...toEntry(commit), past: true }
    if (this.#commits.length === 0 && this.#last > 0) yield { ...NO_COMMIT, sequence: this.#last, past: true }
  }

  clear(): void {
    this.#commits = []
    this.#start = 0
    this.#kept = 0
  }

  #file(commit: Commit): void {
    this.#last = Math.max(this.#last, commit.sequence)
    this.#commits.push(commit)
    this.#kept += commit.changes.length
    while (this.#kept > this.#keep && this.#start < this.#commits.length - 1) {
      this.#kept -= this.#commits[this.#start++]!.changes.length
    }
    if (this.#start < SWEEP_AT) return
    this.#commits = this.#commits.slice(this.#start)
    this.#start = 0
  }
}

const NO_COMMIT = { transactionId: '', time: 0, userId: '', client: '', runs: [] }

/** Keeps the last commits, tells listeners, and takes the commits back from the journal. */
import type { ChangeLog, Commit, RecordChange } from './changes.ts'
import type { Persistent } from './journal/persistent.ts'
import type { Row } from './schema.ts'
import type { Store } from './store/store.ts'

/** A commit as the journal has it. `past`: its rows are already in the tables (compacted). */
interface CommitEntry extends Omit<Commit, 'changes'> {
  past?: true
  changes: Omit<RecordChange, 'before'>[]
}

export class CommitLog implements ChangeLog, Persistent<CommitEntry> {
  readonly kind = 'commit'
  readonly #keep: number
  readonly #store: Store
  #commits: Commit[] = []
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
    let low = 0
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
    write(withoutBefore(numbered))
    this.#file(numbered)
    for (const listener of this.#listeners) listener(numbered)
    return numbered
  }

  restore({ past, ...commit }: CommitEntry): void {
    const changes = past ? commit.changes : commit.changes.map((change) => this.#apply(change))
    this.#file({ ...commit, changes })
  }

  *snapshot(): Iterable<CommitEntry> {
    for (const commit of this.#commits) yield { ...withoutBefore(commit), past: true }
    if (this.#commits.length === 0 && this.#last > 0) yield { ...NO_COMMIT, sequence: this.#last, past: true }
  }

  clear(): void {
    this.#commits = []
    this.#kept = 0
  }

  /** A version read from the journal goes into its table, unless the record was erased for good. */
  #apply(change: Omit<RecordChange, 'before'>): RecordChange {
    const isErased = change.changeType === 'DELETE' && change.row['IsDeleted'] !== true
    if (isErased) this.#store.table(change.object)?.put(change.id, undefined)
    else this.#store.restoreRow(change.object, change.row)
    const row: Row | undefined = this.#store.table(change.object)?.get(change.id)
    return row ? { ...change, row } : change
  }

  #file(commit: Commit): void {
    this.#last = Math.max(this.#last, commit.sequence)
    this.#commits.push(commit)
    this.#kept += commit.changes.length
    let drop = 0
    while (this.#kept > this.#keep && drop < this.#commits.length - 1)
      this.#kept -= this.#commits[drop++]!.changes.length
    if (drop) this.#commits.splice(0, drop)
  }
}

const NO_COMMIT = { transactionId: '', time: 0, userId: '', client: '', changes: [] }

function withoutBefore(commit: Commit): CommitEntry {
  return { ...commit, changes: commit.changes.map(({ before: _, ...change }) => change) }
}

/** Runs transactions and makes what is left of them a commit: at once, late, or as part of a larger one. */
import { randomUUID } from 'node:crypto'
import type { CommitLog } from './change-log.ts'
import { type LateCommit, LateCommits } from './late-commits.ts'
import type { SaveOptions } from './operations.ts'
import type { Parts } from './save/parts.ts'
import { Transaction } from './save/transaction.ts'

interface TransactionParts {
  parts: Parts
  changes: CommitLog
  append: (kind: string, entry: unknown) => void
}

export class Transactions {
  readonly #parts: Parts
  readonly #changes: CommitLog
  readonly #append: TransactionParts['append']
  readonly #late: LateCommits
  /** Set while several saves run as one. */
  #outer: Transaction | undefined

  constructor({ parts, changes, append }: TransactionParts) {
    this.#parts = parts
    this.#changes = changes
    this.#append = append
    this.#late = new LateCommits(
      () => parts.clock.now(),
      (commit) => this.#publish(commit),
    )
  }

  /** True while a late commit holds the row. */
  isLocked(id: string): boolean {
    return this.#late.isLocked(id)
  }

  /** True while several saves run as one. */
  get isOpen(): boolean {
    return this.#outer !== undefined
  }

  /** Stamp of the oldest transaction that is not yet to be seen. */
  get heldSince(): number | undefined {
    return this.#late.heldSince
  }

  /** Lets late commits through that are due. */
  flush(): void {
    this.#late.flush()
  }

  /** Forgets late commits. */
  clear(): void {
    this.#late.clear()
  }

  /** Runs work in a transaction; commits what is left of it, takes all back when it throws. */
  run<T>(userId: string, options: SaveOptions, work: (transaction: Transaction) => T): T {
    this.#late.flush()
    const transaction = new Transaction(this.#parts, userId, options)
    try {
      const result = work(transaction)
      if (this.#outer) this.#outer.absorb(transaction)
      else this.#commit(transaction)
      return result
    } catch (error) {
      transaction.backTo(0)
      throw error
    }
  }

  /** Runs work whose own transactions become parts of one. */
  asOne<T>(userId: string, options: SaveOptions, work: () => { value: T; failed: boolean }): T {
    return this.run(userId, options, (transaction) => {
      const outer = this.#outer
      this.#outer = transaction
      try {
        const { value, failed } = work()
        if (failed) transaction.backTo(0)
        return value
      } finally {
        this.#outer = outer
      }
    })
  }

  #commit(transaction: Transaction): void {
    const changes = transaction.changes()
    const erased = transaction.erased()
    if (changes.length + erased.length === 0) return
    const { userId, options, now } = transaction
    const due = this.#parts.clock.now()
    const { messages, alerts } = transaction
    const told = { userId, client: options.client ?? '', via: options.via }
    const commit = { due, stamped: now, ...told, changes, messages, alerts, erased }
    if (options.visibleAfter) {
      transaction.backTo(0)
      this.#late.hold({ ...commit, due: due + options.visibleAfter })
    } else this.#file(commit)
  }

  /** A late commit comes to light. */
  #publish(commit: LateCommit): void {
    const { store } = this.#parts
    for (const { object, id, row } of commit.changes) store.table(object)?.put(id, row)
    for (const { object, id } of commit.erased) store.table(object)?.put(id, undefined)
    this.#file(commit)
  }

  #file({ userId, client, via, changes, messages, alerts, erased }: LateCommit): void {
    const time = this.#parts.clock.now()
    const commit = { transactionId: randomUUID(), time, userId, client, ...(via === undefined ? {} : { via }), changes }
    const sent = { ...(messages.length && { messages }), ...(alerts.length && { alerts }) }
    const whole = { ...commit, ...sent, ...(erased.length && { erased }) }
    this.#changes.add(whole, (entry) => this.#append(this.#changes.kind, entry))
  }
}

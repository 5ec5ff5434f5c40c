/**
 * Transactions that are finished but not yet seen: their rows keep the stamps of then, and come to light when the org's
 * clock says so. Until then their records are locked, as behind a long transaction in Salesforce.
 */
import type { Commit, RecordChange } from './changes.ts'

export interface LateCommit {
  /** Org time at which it becomes visible, epoch ms. */
  due: number
  /** Org time at which it was stamped, epoch ms. */
  stamped: number
  userId: string
  client: string
  via?: string | undefined
  changes: RecordChange[]
  messages: NonNullable<Commit['messages']>
  alerts: NonNullable<Commit['alerts']>
  erased: { object: string; id: string }[]
}

const LONGEST_TIMER = 2 ** 31 - 1

export class LateCommits {
  readonly #now: () => number
  readonly #publish: (commit: LateCommit) => void
  #waiting: LateCommit[] = []
  #locked = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(now: () => number, publish: (commit: LateCommit) => void) {
    this.#now = now
    this.#publish = publish
  }

  hold(commit: LateCommit): void {
    this.#waiting.push(commit)
    this.#waiting.sort((a, b) => a.due - b.due)
    for (const { id } of commit.changes) this.#locked.add(id)
    this.#arm()
  }

  isLocked(id: string): boolean {
    return this.#locked.has(id)
  }

  /** Stamp of the oldest transaction that waits. */
  get heldSince(): number | undefined {
    return this.#waiting.length ? Math.min(...this.#waiting.map((commit) => commit.stamped)) : undefined
  }

  /** Lets through what is due. Cheap when nothing waits: called before every read and save. */
  flush(): void {
    while (this.#waiting[0] && this.#waiting[0].due <= this.#now()) {
      const commit = this.#waiting.shift()!
      for (const { id } of commit.changes) this.#locked.delete(id)
      this.#publish(commit)
    }
    this.#arm()
  }

  clear(): void {
    this.#waiting = []
    this.#locked.clear()
    this.#arm()
  }

  /** Listeners hear of a commit in time even when nobody asks the org anything. */
  #arm(): void {
    clearTimeout(this.#timer)
    const next = this.#waiting[0]
    if (!next) return
    const wait = Math.min(Math.max(next.due - this.#now(), 1), LONGEST_TIMER)
    this.#timer = setTimeout(() => this.flush(), wait)
    this.#timer.unref()
  }
}

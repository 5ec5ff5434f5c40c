/**
 * The journal with group commit: what the steps of many runs found, what they write to orgs, and what becomes of the runs, in one
 * statement and one commit. Entries are written in the order they came, so whatever is durable has all that came before it durable
 * too. A commit begins as soon as the one before is back and somebody waits for it.
 */
import type { Logger } from 'pino'
import { crashPoint } from '../crash-points.ts'
import { type Entry, isOfRun, type LedgerRows, type Written } from './entry.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunEnding, RunUnderWay } from './run.ts'
import { untilWritten } from './until-written.ts'

export interface Journal {
  /** Keeps an entry without waiting for it: for what a repeat works out alike. Written with the next that is waited for, or soon. */
  note(run: RunUnderWay, step: StepEntry): void
  /** Fulfilled when the entry, and all before it, survive a crash. */
  keep(run: RunUnderWay, step: StepEntry): Promise<void>
  end(run: RunUnderWay, ending: RunEnding): Promise<void>
  /** Fulfilled when all entries so far survive a crash. */
  settled(): Promise<void>
  /** Writes no more: whatever is still tried belongs to runs this server has given up. */
  close(): void
  /** How often it committed, and how many entries, since the start. */
  counts: { commits: number; entries: number }
}

export interface LedgerJournal extends Journal {
  /** Keeps rows of the ledger; true when they survive a crash, false when the journal was closed before. */
  keepRows(rows: LedgerRows): Promise<boolean>
}

interface Options {
  /** One commit. Gives the ids of runs that are no longer ours. */
  write(entries: Entry[]): Promise<Set<string>>
  onWritten(entries: Written[]): void
  log: Logger
}

interface Group {
  entries: Entry[]
  done: Promise<void>
  finish(): void
}

function newGroup(): Group {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { entries: [], done: promise, finish: resolve }
}

/** So long an entry nobody waits for may wait for one to be written with. */
const patienceMs = 20

export function createJournal(options: Options): LedgerJournal {
  return new GroupJournal(options)
}

class GroupJournal implements LedgerJournal {
  readonly counts = { commits: 0, entries: 0 }
  readonly #onWritten: Options['onWritten']
  readonly #write: Options['write']
  #open = newGroup()
  #busy = Promise.resolve()
  #writing = false
  #soon: NodeJS.Timeout | null = null
  #closed = false

  constructor({ write, onWritten, log }: Options) {
    this.#onWritten = onWritten
    this.#write = untilWritten({ write, log, isClosed: () => this.#closed })
  }

  note(run: RunUnderWay, step: StepEntry): void {
    this.#add({ run, step })
    this.#beginSoon()
  }

  keep(run: RunUnderWay, step: StepEntry): Promise<void> {
    return this.#addNow({ run, step })
  }

  end(run: RunUnderWay, ending: RunEnding): Promise<void> {
    return this.#addNow({ run, ending })
  }

  async keepRows(rows: LedgerRows): Promise<boolean> {
    if ('noted' in rows) await this.#addNow(rows)
    else {
      const { done } = this.#add(rows)
      this.#beginSoon()
      await done
    }
    return !this.#closed
  }

  /** Of a group being written, the open one behind it is finished later: waiting for both is waiting for all. */
  async settled(): Promise<void> {
    if (this.#open.entries.length > 0) {
      const { done } = this.#open
      this.#begin()
      await done
    } else if (this.#writing) await this.#busy
  }

  close(): void {
    this.#closed = true
  }

  #add(entry: Entry): Group {
    this.#open.entries.push(entry)
    return this.#open
  }

  /** For an entry somebody waits for. */
  #addNow(entry: Entry): Promise<void> {
    const { done } = this.#add(entry)
    this.#begin()
    return done
  }

  /** Nobody waits for it: it goes with what somebody waits for, if that comes soon. */
  #beginSoon(): void {
    if (!this.#writing) this.#soon ??= setTimeout(() => this.#begin(), patienceMs)
  }

  #begin(): void {
    clearTimeout(this.#soon ?? undefined)
    this.#soon = null
    if (this.#writing) return
    this.#writing = true
    setImmediate(() => {
      this.#busy = this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    while (this.#open.entries.length > 0) {
      const group = this.#open
      this.#open = newGroup()
      await this.#writeGroup(group.entries)
      group.finish()
    }
    this.#writing = false
  }

  async #writeGroup(entries: Entry[]): Promise<void> {
    crashPoint('before-journal-commit')
    const taken = await this.#write(entries)
    crashPoint('after-journal-commit')
    this.counts.commits += 1
    this.counts.entries += entries.length
    const ofRuns = entries.filter(isOfRun)
    for (const { run } of ofRuns) if (taken.has(run.id)) run.taken = true
    this.#onWritten(ofRuns.filter(({ run }) => !taken.has(run.id)))
  }
}
